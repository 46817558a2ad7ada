"""A language model on its leash, against a local server that misbehaves."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from goodoffices.case import load_case
from goodoffices.diagnose import UsageError
from goodoffices.read.propose.model import Endpoint, ModelFault, is_local, proposals_of, request_body
from goodoffices.read.propose.model.asking import ask_model
from goodoffices.read.reading import Reading, read

FOLDER = Path(__file__).parent / "marl-strait"
CASE = load_case(FOLDER)[0]
QUOTE = "We have been patient for a year"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(FOLDER / "texts" / "4-pressure.txt", CASE)


class Server(ThreadingHTTPServer):
    """Answers as it is told, and keeps what it was asked."""

    daemon_threads = True
    answer: Any = None
    asked: list[tuple[str, bytes]]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        self.server.asked.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
        with suppress(BrokenPipeError, ConnectionResetError):
            self.server.answer(self)

    def do_GET(self) -> None:
        self.server.asked.append((self.path, b""))

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Handler)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def endpoint(server: Server, seconds: float = 5.0) -> Endpoint:
    return Endpoint(f"http://127.0.0.1:{server.server_address[1]}/v1", "small", seconds=seconds)


def says(body: bytes, status: int = 200, **headers: str) -> Any:
    def answer(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def items(*found: Any) -> bytes:
    return json.dumps({"choices": [{"message": {"content": json.dumps({"items": list(found)})}}]}).encode()


def item(quote: str, **other: Any) -> dict[str, Any]:
    return {"kind": "statement", "quote": quote, "speaker": "norda", "gist": "Patience.", **other}


def test_what_it_quotes_is_proposed_as_the_models_and_the_rest_is_counted(server: Server, reading: Reading) -> None:
    server.answer = says(items(item(QUOTE), item("We have surrendered"), item(QUOTE, kind="order"), "x", item("")))
    found, dropped = ask_model(reading, CASE, endpoint(server))
    (one,) = found.proposals[len(reading.proposals) :]
    assert (one.made_by, one.confidence, one.says[0].exact) == ("model small", 0.3, QUOTE) and one.doubts
    assert dropped.to_json() == {"not_in_the_text": 1, "not_of_the_form": 3, "beyond_the_limit": 0}
    assert server.asked[0][0] == "/v1/chat/completions"
    assert server.asked[0][1] == request_body(reading.document, CASE, "small")


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(12):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def silent(handler: Handler) -> None:
    time.sleep(1.5)


@pytest.mark.parametrize("answer", [drip, silent])
def test_a_slow_server_does_not_hold_the_reader(server: Server, reading: Reading, answer: Any) -> None:
    server.answer = answer
    with pytest.raises(ModelFault, match="did not answer within"):
        ask_model(reading, CASE, endpoint(server, 0.4))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 200), (b"not JSON", 200), (b"{}", 200), (b'{"choices": []}', 200), (b'{"choices": [{"message": {"content": 5}}]}', 200),
        (b"[" * 20_000, 200), (b"\xff\xfe", 200), (b"x" * (2 * 1024 * 1024 + 10), 200), (b"no", 500), (b"no", 401),
    ],
    ids=range(10),
)  # fmt: skip
def test_what_is_no_answer_is_a_fault(server: Server, reading: Reading, body: bytes, status: int) -> None:
    server.answer = says(body, status)
    with pytest.raises(ModelFault):
        ask_model(reading, CASE, endpoint(server))


@pytest.mark.parametrize(
    "content", ["", "Sure! Here you are", "{}", '{"items": 5}', '{"items": [null, 1, [], {}]}', "[" * 5000]
)
def test_an_answer_without_items_adds_nothing(reading: Reading, content: str) -> None:
    found, _ = proposals_of(content, reading.document, CASE, "small", "post")
    assert found == ()


def test_a_redirect_is_never_followed(server: Server, reading: Reading) -> None:
    for status in (301, 302, 307, 308):
        server.answer = says(b"", status, Location=f"http://127.0.0.1:{server.server_address[1]}/elsewhere")
        with pytest.raises(ModelFault, match="redirect"):
            ask_model(reading, CASE, endpoint(server))
    assert {path for path, _ in server.asked} == {"/v1/chat/completions"}


def test_a_model_cannot_do_more_than_propose(reading: Reading) -> None:
    words = json.dumps(
        {
            "items": [
                item(QUOTE, gist=f"{n} {'x' * 5000}", id="case", says=[], accept="yes", speaker="<script>")
                for n in range(300)
            ]
        }
    )
    found, dropped = proposals_of(words, reading.document, CASE, "small", "post")
    assert len(found) == 200 and dropped.beyond_the_limit == 100
    assert {p.kind for p in found} == {"claim"} and all(len(p.fields["that"]) <= 300 for p in found)
    assert all(p.fields["voices"] == [{"who": "post", "verb": "wrote"}] for p in found)


def test_a_quote_from_the_page_around_the_article_is_not_in_the_text() -> None:
    page = "Share\nNorda and Suda to meet again\n\nMarch 25, 2031\n\nThe sides met in the old Guildhall and parted without a word.\n\nRead more\n"
    found, dropped = proposals_of(json.dumps([item("Read more")]), read(page.encode()).document, CASE, "small", "post")
    assert found == () and dropped.not_in_the_text == 1


def test_another_machine_must_be_named() -> None:
    outside = Endpoint("https://models.example.org/v1", "big")
    with pytest.raises(UsageError, match="another machine"):
        _ = outside.address
    with pytest.raises(UsageError, match="another machine"):
        _ = Endpoint("https://models.example.org/v1", "big", "example.org").address
    named = Endpoint("https://models.example.org/v1", "big", "models.example.org")
    assert named.address == "https://models.example.org/v1/chat/completions"
    for wrong in (
        "file:///etc/passwd",
        "localhost",
        "ftp://localhost/",
        "http://user:key@localhost/v1",
        "http://[",
        "http://localhost:x/",
    ):
        with pytest.raises(UsageError):
            _ = Endpoint(wrong, "small").address
    assert not is_local("127.0.0.1.example.org") and not is_local("localhost.example.org")


def test_only_the_article_and_public_names_are_sent(reading: Reading) -> None:
    body = json.loads(request_body(reading.document, CASE, "small"))
    sent = json.loads(body["messages"][1]["content"])
    assert sent["text"].startswith("Coastal Union sets a date") and "March 25" not in sent["text"]
    assert sent["ids"]["tomas-veil"] == "Tomas Veil" and "desk-notes" not in json.dumps(body)


@pytest.mark.parametrize("quote", ["W", "e have been patient for a yea", "We have", " ", "patient for a y"])
def test_a_piece_of_a_word_quotes_nothing(reading: Reading, quote: str) -> None:
    found, dropped = proposals_of(json.dumps([item(quote)]), reading.document, CASE, "small", "post")
    assert found == () and dropped.all == 1


def test_the_same_item_counts_once_and_its_gist_is_plain_text(reading: Reading) -> None:
    words = json.dumps([item(QUOTE, gist="a\ud800\x1b[31m\u202eb\x00\n- id: x")] * 3)
    found, dropped = proposals_of(words, reading.document, CASE, "small", "post")
    assert len(found) == 1 and dropped.not_of_the_form == 2
    assert next(iter(found)).fields["gist"] == "a [31m b - id: x"
