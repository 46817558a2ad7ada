"""Running the workbench: a socket on the loopback interface, a printed link, and new links at the press of Enter."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from goodoffices.diagnose import UsageError
from goodoffices.web.app import create_app
from goodoffices.web.guard import Address
from goodoffices.web.session import Keyring, Viewer
from goodoffices.web.shelf import Shelf
from goodoffices.web.wire import server_for

__all__ = ["DEFAULT_PORT", "open_socket", "serve_case"]

DEFAULT_PORT = 8484

_LOOPBACK = "127.0.0.1"


def open_socket(port: int | None) -> socket.socket:
    """A listening socket on the loopback interface, and on no other.

    Parameters
    ----------
    port : int or None
        0 for any free one; None for the usual one if that is free, and else any.

    Raises
    ------
    UsageError
        Where the port is taken or may not be used.
    """
    try:
        return _listen(DEFAULT_PORT if port is None else port)
    except OSError as fault:
        if port is None:
            return _listen(0)
        raise UsageError(
            f"port {port} cannot be used: {fault.strerror}", "choose another one, or leave --port out"
        ) from None


def _listen(port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((_LOOPBACK, port))
        made.listen(64)
    except OSError:
        made.close()
        raise
    return made


def serve_case(
    shelf: Shelf, viewer: Viewer, port: int | None, say: Callable[[str], None], lines: TextIO | None = None
) -> None:
    """Serve until interrupted.

    Parameters
    ----------
    shelf : Shelf
    viewer : Viewer
        As whom whoever follows a printed link enters.
    port : int or None
        As :func:`open_socket` takes it.
    say : callable of str
        Prints a line for the person at the terminal.
    lines : text stream, optional
        Each line read from it (Enter at the terminal) prints a new link.

    Raises
    ------
    GoodOfficesError
        Where the case cannot be read for that viewer, or the port cannot be used.
    """
    shelf.open(viewer.audience)
    with open_socket(port) as listening:
        address = Address(listening.getsockname()[1])
        keyring = Keyring()

        def print_link() -> None:
            say(f"{address.url}enter?key={keyring.new_link(viewer)}")

        server = server_for(create_app(shelf, keyring, address))
        say(
            f"The workbench of {shelf.folder}, as seen by: {viewer.audience}. Open this link in a browser of this machine; it works once, for ten minutes:"
        )
        print_link()
        if lines is not None:
            # In the background of a shell, reading the terminal would stop the whole program; ignored, it only fails.
            signal.signal(signal.SIGTTIN, signal.SIG_IGN)
            say("Enter prints a new link; Ctrl-C ends the workbench and every session.")
            threading.Thread(target=_answer_enter, args=(lines, print_link), daemon=True).start()
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])


def _answer_enter(lines: TextIO, print_link: Callable[[], None]) -> None:
    with suppress(OSError, ValueError):
        for _ in lines:
            print_link()
