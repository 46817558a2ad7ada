"""``goodoffices serve``: the verb, the socket and the wire, as a person starts them."""

from __future__ import annotations

import contextlib
import io
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from tests.web.conftest import write_case

from goodoffices.cli.serve import command
from goodoffices.diagnose import AudienceError, FolderError, UsageError
from goodoffices.web.guard import HEADERS
from goodoffices.web.serve import open_socket, serve_case
from goodoffices.web.session import Viewer
from goodoffices.web.shelf import Shelf

LINK = re.compile(r"http://127\.0\.0\.1:(\d+)/enter\?key=[\w-]{43}\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_case(tmp_path / "lake")


@contextlib.contextmanager
def served(folder: Path, *arguments: str) -> Iterator[str]:
    """A workbench in a process of its own: the link that it printed; it says no more, and ends quietly."""
    run = [sys.executable, "-m", "goodoffices", "serve", str(folder), "--port", "0", *arguments]
    with subprocess.Popen(
        run,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        try:
            assert process.stdout is not None
            first = process.stdout.readline()
            assert "works once" in first, first + (process.stderr.read() if process.stderr else "")
            yield process.stdout.readline()
        finally:
            process.send_signal(signal.SIGINT)
            rest = process.communicate(timeout=20)
    assert rest == ("", "")
    assert process.returncode == 0


def test_the_printed_link_opens_the_workbench(folder: Path) -> None:
    with served(folder, "--for", "party:north") as link:
        found = LINK.fullmatch(link)
        assert found, link
        base = f"http://127.0.0.1:{found[1]}"
        with httpx.Client(trust_env=False) as client:
            assert client.get(base).status_code == 403
            assert client.get(link.strip(), follow_redirects=True).status_code == 200
            page = client.get(f"{base}/record")
            assert "NORTHSECRET" in page.text
            assert "SOUTHSECRET" not in page.text
            assert "server" not in page.headers
            assert httpx.get(link.strip(), trust_env=False).status_code == 403


def test_what_is_not_http_gets_the_same_headers(folder: Path) -> None:
    with served(folder) as link:
        port = int(LINK.fullmatch(link)[1])  # type: ignore[index]
        for request in (
            b"NONSENSE\r\n\r\n",
            b"GET / HTTP/1.1\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            b"GET / HTTP/1.1\r\nX: " + b"y" * 40000 + b"\r\n\r\n",
        ):
            with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
                line.sendall(request)
                line.shutdown(socket.SHUT_WR)
                answer = b""
                with contextlib.suppress(ConnectionResetError):
                    while part := line.recv(65536):
                        answer += part
            head = answer.decode().lower()
            assert re.match(r"http/1\.1 (400|421|431) ", head), head[:200]
            for name, value in HEADERS.items():
                assert f"{name}: {value}".lower() in head
            assert "traceback" not in head


def test_only_the_loopback_interface_listens() -> None:
    with open_socket(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"
        with pytest.raises(UsageError, match="cannot be used"):
            open_socket(listening.getsockname()[1])
    with open_socket(None) as first, open_socket(None) as second:
        assert first.getsockname()[1] != second.getsockname()[1]


def test_there_is_no_way_to_listen_elsewhere(folder: Path) -> None:
    result = CliRunner().invoke(command, [str(folder), "--host", "0.0.0.0"])
    assert result.exit_code == 2
    assert "No such option" in result.output
    assert [name for option in command.params for name in option.opts if "host" in name] == []


def test_faults_of_the_request_are_told_before_anything_listens(folder: Path, tmp_path: Path) -> None:
    for shelf, viewer, fault in (
        (Shelf(tmp_path / "nowhere"), Viewer("public"), FolderError),
        (Shelf(folder), Viewer("party:east"), AudienceError),
        (Shelf(folder, as_of="yesterday"), Viewer("public"), UsageError),
    ):
        with pytest.raises(fault):
            serve_case(shelf, viewer, 0, pytest.fail)


def test_enter_prints_a_new_link(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import goodoffices.web.serve as serving

    said: list[str] = []
    pressed = threading.Event()

    class Still:
        def run(self, sockets: list[socket.socket]) -> None:
            assert len(sockets) == 1
            assert pressed.wait(20)

    def say(line: str) -> None:
        said.append(line)
        if sum("key=" in one for one in said) == 3:
            pressed.set()

    monkeypatch.setattr(serving, "server_for", lambda _app: Still())
    monkeypatch.setattr(serving.signal, "signal", lambda *_: None)
    serve_case(Shelf(folder), Viewer("public"), 0, say, io.StringIO("\n\n"))
    links = [line for line in said if "key=" in line]
    assert len(set(links)) == 3


def test_help_says_what_it_is() -> None:
    result = CliRunner().invoke(command, ["--help"])
    assert result.exit_code == 0
    assert "127.0.0.1" in result.output
