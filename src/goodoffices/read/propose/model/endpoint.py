"""A language model behind an OpenAI-style address: asked once, with limits on time and size, never redirected."""

from __future__ import annotations

import http.client
import ipaddress
import json
import time
from dataclasses import dataclass
from threading import Thread
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from goodoffices.diagnose import GoodOfficesError, UsageError

__all__ = ["Endpoint", "ModelFault", "is_local"]

_LARGEST = 2 * 1024 * 1024
_CHUNK = 64 * 1024


class ModelFault(GoodOfficesError):
    """The model did not answer as it should; the reading goes on without it."""


def is_local(host: str) -> bool:
    """Whether a host is this machine, by its name or number alone: no name is looked up.

    Examples
    --------
    >>> is_local("localhost"), is_local("127.0.0.2"), is_local("::1"), is_local("models.example.org"), is_local("10.0.0.8")
    (True, True, True, False, False)
    """
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class _NoRedirect(HTTPRedirectHandler):
    """A redirect would send the text to an address that nobody chose."""

    def redirect_request(self, *args: Any, **named: Any) -> None:
        return None


def _opener() -> OpenerDirector:
    # No proxy from the environment either: what is sent goes to the host that was named, or nowhere.
    return build_opener(_NoRedirect, ProxyHandler({}))


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is, and how long and how much it may answer.

    Parameters
    ----------
    url : str
        The base address ("http://localhost:11434/v1") or that of ``chat/completions`` itself.
    model : str
        Its name there.
    send_outside : str
        The name of the host to which text may be sent, where it is not this machine; it must be that of ``url``.
    seconds : float
        For the whole answer.
    """

    url: str
    model: str
    send_outside: str = ""
    seconds: float = 120.0

    @property
    def address(self) -> str:
        """Where the request goes.

        Raises
        ------
        UsageError
            Where the address is none, or its host is another machine that was not named.
        """
        try:
            parts = urlsplit(self.url)
            host = parts.hostname or ""
            _ = parts.port
        except ValueError:
            host, parts = "", urlsplit("")
        if parts.scheme not in ("http", "https") or not host or parts.username is not None:
            raise UsageError("--model is not an address", "write http://localhost:11434/v1")
        if not is_local(host) and host.lower() != self.send_outside.lower():
            raise UsageError(
                f"{host} is another machine, and the text would leave this one",
                f"use a model on this machine, or say: --send-outside {host}",
            )
        path = parts.path.rstrip("/")
        if not path.endswith("/chat/completions"):
            path += "/chat/completions"
        return f"{parts.scheme}://{parts.netloc}{path}"

    def ask(self, body: bytes) -> str:
        """Send one request and give the words of the first answer.

        Raises
        ------
        ModelFault
            Where there is no answer in time, or it is too large, or not of the form.
        """
        request = Request(self.address, data=body, headers={"Content-Type": "application/json"}, method="POST")  # noqa: S310 - the scheme was checked
        done: list[bytes | ModelFault] = []
        # A server that drips its headers never meets the time limit of a single read: the whole is waited for here.
        worker = Thread(target=lambda: done.append(_fetch(request, self.seconds)), daemon=True)
        worker.start()
        worker.join(self.seconds + 0.5)
        found = done[0] if done else _late(self.seconds)
        if isinstance(found, ModelFault):
            raise found
        return _words(found)


def _late(seconds: float) -> ModelFault:
    return ModelFault(f"the model did not answer within {seconds:g} seconds", "give it longer: --model-seconds")


def _fetch(request: Request, seconds: float) -> bytes | ModelFault:
    begun = time.monotonic()
    try:
        with _opener().open(request, timeout=seconds) as answer:
            return _within(answer, begun + seconds)
    except HTTPError as fault:
        fault.close()
        kind = "a redirect, which is not followed" if 300 <= fault.code < 400 else f"status {fault.code}"
        return ModelFault(f"the model answered with {kind}", "look at the address and at the model's own log")
    except ModelFault as fault:
        return fault
    except TimeoutError:
        return _late(seconds)
    except (URLError, OSError, http.client.HTTPException, ValueError) as fault:
        reason = getattr(fault, "reason", None) or type(fault).__name__
        if isinstance(reason, TimeoutError):
            return _late(seconds)
        return ModelFault(f"the model cannot be reached: {reason}", "start it, or correct --model")


def _within(answer: Any, until: float) -> bytes:
    """The body, as far as its limits go; a server that drips a byte a second does not hold the reader."""
    parts: list[bytes] = []
    size = 0
    while True:
        if time.monotonic() > until:
            raise TimeoutError
        part = answer.read1(_CHUNK)
        if not part:
            return b"".join(parts)
        size += len(part)
        if size > _LARGEST:
            raise ModelFault("the model's answer is too large", "ask another model")
        parts.append(part)


def _words(data: bytes) -> str:
    try:
        words = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        words = None
    if not isinstance(words, str):
        raise ModelFault(
            "the model's answer is not of the OpenAI form",
            "look at the address: it must be an OpenAI-style chat endpoint",
        )
    return words
