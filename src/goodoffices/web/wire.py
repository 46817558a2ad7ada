"""The HTTP server beneath the application, kept quiet: no access log, no name of its own, no word of what went wrong."""

from __future__ import annotations

import h11
from starlette.types import ASGIApp
from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from goodoffices.web.guard import HEADERS

__all__ = ["server_for"]

_LONGEST_HEAD = 16384


class _Wire(H11Protocol):
    """HTTP/1.1 whose answer to what is not HTTP carries the same headers as every other answer."""

    def send_400_response(self, msg: str) -> None:
        """Refuse bytes that are no request; they never reach the application."""
        headers = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
        headers += [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
        for event in (
            h11.Response(status_code=400, headers=headers, reason=b"Bad Request"),
            h11.Data(data=b"This is not a request that the workbench can read.\n"),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


def server_for(app: ASGIApp) -> Server:
    """A server for the application; it is given its sockets when it is run."""
    config = Config(
        app,
        http=_Wire,
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
    )
    return Server(config)
