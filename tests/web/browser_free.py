"""A client that speaks to an ASGI application without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx

__all__ = ["Client"]


class Client:
    """Keeps cookies from one request to the next, as a browser does.

    Parameters
    ----------
    app : ASGI application
    base : str
        Address of its front page.
    """

    def __init__(self, app: Any, base: str) -> None:
        self.app = app
        self.base = base
        self.cookies = httpx.Cookies()

    def request(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        follow: bool = False,
    ) -> httpx.Response:
        """Ask once; the answer as it came."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url=self.base, cookies=self.cookies) as client:
                answer = await client.request(method, path, headers=headers, content=content, follow_redirects=follow)
                self.cookies = client.cookies
                return answer

        return asyncio.run(ask())

    def get(self, path: str, *, headers: Mapping[str, str] | None = None, follow: bool = False) -> httpx.Response:
        """Read a page."""
        return self.request("GET", path, headers=headers, follow=follow)
