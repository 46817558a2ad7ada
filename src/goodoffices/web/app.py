"""The workbench as an ASGI application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from goodoffices.brief.stylesheet import STYLE
from goodoffices.web.guard import ENTER, STATIC, Address, Guard, wants_json
from goodoffices.web.pages import ROUTES
from goodoffices.web.refusal import BadRequest, LinkRefused, NotThere, Refusal
from goodoffices.web.session import SESSION_SECONDS, Keyring, Outcome
from goodoffices.web.shelf import Shelf
from goodoffices.web.statics import Statics, read_statics
from goodoffices.web.view import Look, Visit

__all__ = ["create_app"]

Endpoint = Callable[[Request], Awaitable[Response]]

_OUTCOMES = {
    Outcome.USED: "This link has been used: it opens one session and no more.",
    Outcome.EXPIRED: "This link is too old: it could be followed for ten minutes.",
    Outcome.UNKNOWN: "",
}


def create_app(shelf: Shelf, keyring: Keyring, address: Address) -> Starlette:
    """The workbench on one case.

    Parameters
    ----------
    shelf : Shelf
        The case; each viewer's pages are made from it as that viewer's audience sees it.
    keyring : Keyring
        Who may enter, and as whom.
    address : Address
        Where it answers; a request for any other host is refused.

    Returns
    -------
    Starlette
    """
    statics = read_statics({"brief.css": STYLE})
    look = Look(statics)
    routes = [
        Route(ENTER, _enter(keyring, address, look)),
        Route(STATIC + "{name}", _static(statics)),
        *(Route(path, _page(show, shelf, look)) for path, show in ROUTES),
        Route("/{rest:path}", _page(_nothing, shelf, look)),
    ]
    guard = Middleware(Guard, address=address, keyring=keyring, refuse=look.refusal)
    app = Starlette(routes=routes, middleware=[guard])
    app.router.redirect_slashes = False
    return app


def _page(show: Callable[[Visit], Response], shelf: Shelf, look: Look) -> Endpoint:
    """An endpoint that brings a viewer and the case together. Pages are made in a thread: reading a case takes time."""

    def made(request: Request) -> Response:
        visit: Visit | None = None
        try:
            viewer = request.state.viewer
            visit = Visit(viewer, shelf.volume(viewer.audience), look, request.path_params, request.query_params)
            return show(visit)
        except Refusal as refusal:
            if visit is None or wants_json(request.headers):
                return look.refusal(refusal, wants_json(request.headers))
            return visit.page("", "missing.html", refusal.status, refusal=refusal)

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(made, request)

    return endpoint


def _nothing(_visit: Visit) -> Response:
    raise NotThere


def _static(statics: Statics) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return statics.response(request.path_params["name"])

    return endpoint


def _enter(keyring: Keyring, address: Address, look: Look) -> Endpoint:
    """Where the one-time link leads."""

    async def endpoint(request: Request) -> Response:
        if request.method == "HEAD" or "prefetch" in request.headers.get(
            "sec-purpose", request.headers.get("purpose", "")
        ):
            # A program that only looks ahead must not use the link up.
            raise BadRequest
        admission = keyring.admit(request.query_params.get("key", ""))
        if admission.outcome is not Outcome.OPENED:
            raise LinkRefused(_OUTCOMES[admission.outcome])
        response: Response
        if wants_json(request.headers):
            response = JSONResponse({"session": "open"})
        elif request.headers.get("sec-fetch-site", "none") == "none":
            response = RedirectResponse("/", 303)
        else:
            # Followed from another site (a mail, a chat): the browser would not send the cookie along with a redirect.
            response = look.page("welcome.html", {})
        response.set_cookie(
            address.cookie, admission.token, max_age=SESSION_SECONDS, path="/", httponly=True, samesite="strict"
        )
        return response

    return endpoint
