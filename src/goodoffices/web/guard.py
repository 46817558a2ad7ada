"""What every request passes before any page is asked, and what every answer carries, refusals included.

In this order: a host of our own (against DNS rebinding), a reading method, an asker of our own site, no more than a
request needs, and a session. A request without a session learns nothing from the answer: the same words whatever it
asks for.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from goodoffices.web.refusal import (
    ForeignHost,
    ForeignSite,
    MethodRefused,
    NoSession,
    Refusal,
    TooLarge,
    TooLong,
    Unexpected,
)
from goodoffices.web.session import Keyring

__all__ = ["ENTER", "HEADERS", "STATIC", "Address", "Guard"]

ENTER = "/enter"
STATIC = "/static/"
_LONGEST_TARGET = 8192

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'none'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # The names of outside hosts stand in links to sources; a browser may not look them up before they are followed.
    "X-DNS-Prefetch-Control": "off",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
    "Vary": "Cookie, Accept",
}
"""On every answer; a static file alone says otherwise about being kept."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the workbench answers.

    Parameters
    ----------
    port : int
        On the loopback interface.
    """

    port: int

    @property
    def hosts(self) -> frozenset[str]:
        """The values of ``Host`` that are ours."""
        names = ("127.0.0.1", "localhost")
        bare = names if self.port == 80 else ()
        return frozenset((*(f"{name}:{self.port}" for name in names), *bare))

    @property
    def origins(self) -> frozenset[str]:
        """The values of ``Origin`` that are ours."""
        return frozenset(f"http://{host}" for host in self.hosts)

    @property
    def cookie(self) -> str:
        """Name of the session cookie; a browser keeps cookies by host alone, so the port is part of the name."""
        return f"goodoffices-{self.port}"

    @property
    def url(self) -> str:
        """The front page."""
        return f"http://127.0.0.1:{self.port}/"


class Guard:
    """ASGI middleware that refuses what may not pass and puts the headers on what does.

    Parameters
    ----------
    app : ASGI application
    address : Address
    keyring : Keyring
    refuse : callable of (Refusal, json: bool) -> Response
        How a refusal looks to somebody who may know nothing of the case.
    """

    def __init__(
        self, app: ASGIApp, address: Address, keyring: Keyring, refuse: Callable[[Refusal, bool], Response]
    ) -> None:
        self._app = app
        self._address = address
        self._keyring = keyring
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _set_headers(MutableHeaders(raw=message.setdefault("headers", [])))
            await send(message)

        headers = Headers(scope=scope)
        try:
            self._check(scope, headers)
            await self._app(scope, receive, guarded)
        except Refusal as refusal:
            await self._refuse(refusal, wants_json(headers))(scope, receive, guarded)
        except Exception as fault:  # noqa: BLE001 the last place where a fault can be kept from the reader
            _tell_terminal(fault)
            if not started:
                await self._refuse(Unexpected(), wants_json(headers))(scope, receive, guarded)

    def _check(self, scope: Scope, headers: Headers) -> None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._address.hosts:
            raise ForeignHost
        if scope["method"] not in ("GET", "HEAD"):
            raise MethodRefused
        if not self._from_our_site(scope, headers):
            raise ForeignSite
        if headers.get("content-length", "0") != "0" or "transfer-encoding" in headers:
            raise TooLarge
        if len(scope.get("raw_path") or scope["path"].encode()) + len(scope["query_string"]) > _LONGEST_TARGET:
            raise TooLong
        if scope["path"] == ENTER or scope["path"].startswith(STATIC):
            return
        token = cookie_parser("; ".join(headers.getlist("cookie"))).get(self._address.cookie, "")
        viewer = self._keyring.viewer(token) if token else None
        if viewer is None:
            raise NoSession
        scope.setdefault("state", {})["viewer"] = viewer

    def _from_our_site(self, scope: Scope, headers: Headers) -> bool:
        """Whether our own page asks, or a person did by typing, by a bookmark or by the printed link."""
        site = headers.get("sec-fetch-site")
        if site in ("same-origin", "none"):
            return True
        if site is not None:
            # The link may be followed from a mail or a chat, which is another site; nothing else may.
            entering = scope["path"] == ENTER and scope["method"] == "GET"
            return (
                entering and headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
            )
        origin = headers.get("origin")
        return origin is None or origin in self._address.origins


def wants_json(headers: Headers) -> bool:
    """Whether a program asks, rather than a person with a browser."""
    accept = headers.get("accept", "")
    return "application/json" in accept and "text/html" not in accept


def _set_headers(headers: MutableHeaders) -> None:
    for name, value in HEADERS.items():
        if name != "Cache-Control" or "cache-control" not in headers:
            headers[name] = value
    if "server" in headers:
        del headers["server"]


def _tell_terminal(fault: Exception) -> None:
    """Name the sort and the place of a fault on the terminal; its message may hold words of the case, so that is left out."""
    frames = traceback.extract_tb(fault.__traceback__)
    inner = next((f for f in reversed(frames) if "goodoffices" in f.filename), frames[-1] if frames else None)
    where = f" at {inner.filename.rpartition('goodoffices')[2].lstrip('/')}:{inner.lineno}" if inner else ""
    sys.stderr.write(f"goodoffices serve: an unexpected {type(fault).__name__}{where}\n")
