"""What every request passes, and what every answer carries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.web.browser_free import Client
from tests.web.conftest import PORT, Bench

from goodoffices.web.guard import HEADERS, Address
from goodoffices.web.session import Viewer

PAGES = ("/", "/record", "/record/s1", "/positions", "/brief", "/sources", "/sources/gazette", "/record?q=truce")
ABSENT = ("/record/nothing", "/sources/nothing", "/no/such/page", "/brief/exe", "/.git/config", "/static/nothing.css")


def stylesheet(client: Client) -> str:
    return client.get("/").text.partition('rel="stylesheet" href="')[2].partition('"')[0]


def test_every_answer_carries_the_headers(bench: Bench) -> None:
    answers = [bench.client.get(path) for path in ("/", "/enter?key=wrong", "/nothing")]
    answers.append(bench.client.get("/", headers={"host": "evil.example"}))
    answers.append(bench.client.request("POST", "/"))
    bench.enter()
    answers += [bench.client.get(path) for path in (*PAGES, *ABSENT)]
    for answer in answers:
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (answer.url, name)
        assert "server" not in answer.headers
    static = bench.client.get(stylesheet(bench.client))
    assert static.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert static.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


def test_the_policy_lets_nothing_run_and_nothing_in() -> None:
    policy = dict(part.strip().partition(" ")[::2] for part in HEADERS["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "script-src" not in policy
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("path", [*PAGES, *ABSENT[:-1]])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_without_a_session_every_address_answers_alike(bench: Bench, path: str, method: str) -> None:
    one, other = bench.client.request(method, path), bench.client.request(method, "/")
    assert one.status_code == 403
    assert one.content == other.content
    assert one.headers == other.headers
    for word in ("lake", "Lake", "North", "truce"):
        assert word not in one.text


@pytest.mark.parametrize("path", PAGES)
def test_with_a_session_every_page_opens(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "The talks at the lake" in answer.text


@pytest.mark.parametrize("path", ABSENT)
def test_what_is_not_there_is_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def hosts() -> Iterator[str]:
    yield from (
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "localhost",
        "127.0.0.1:1",
        f"127.0.0.1.evil.example:{PORT}",
    )
    yield from (f"[::1]:{PORT}", f"0.0.0.0:{PORT}", "", f"user@127.0.0.1:{PORT}", f"127.0.0.1:{PORT},evil.example")


@pytest.mark.parametrize("host", [*hosts()])
def test_another_host_is_refused(client: Client, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "lake" not in answer.text


def test_our_own_hosts_are_answered(client: Client) -> None:
    for host in (f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}"):
        assert client.get("/", headers={"host": host}).status_code == 200
    assert "localhost" in Address(80).hosts


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"])
def test_only_reading_is_answered(client: Client, method: str) -> None:
    for path in ("/", "/enter", "/record", "/static/x"):
        answer = client.request(method, path)
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("site", ["cross-site", "same-site", "odd"])
def test_another_site_may_not_ask(client: Client, site: str) -> None:
    navigating = {"sec-fetch-site": site, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    for path in ("/", "/record/s1", "/sources", stylesheet(client)):
        assert client.get(path, headers={"sec-fetch-site": site}).status_code == 403
        assert client.get(path, headers=navigating).status_code == 403


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_pages_and_the_reader_may_ask(client: Client, site: str) -> None:
    # An old origin beside it says nothing more.
    assert client.get("/", headers={"sec-fetch-site": site, "origin": "https://evil.example"}).status_code == 200


def test_without_the_header_the_origin_decides(client: Client) -> None:
    assert client.get("/", headers={"origin": "https://evil.example"}).status_code == 403
    assert client.get("/", headers={"origin": "null"}).status_code == 403
    assert client.get("/", headers={"origin": f"http://localhost:{PORT}"}).status_code == 200


def test_a_body_and_a_long_address_are_refused(client: Client) -> None:
    assert client.request("GET", "/", content=b"x").status_code == 413
    assert client.request("GET", "/", headers={"transfer-encoding": "chunked"}).status_code == 413
    assert client.get("/record?q=" + "x" * 9000).status_code == 414


def test_a_link_from_another_site_opens_a_page_to_go_on_from(bench: Bench) -> None:
    key = bench.keyring.new_link(Viewer("mediator"))
    refused = bench.client.get(
        f"/enter?key={key}",
        headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"},
    )
    assert refused.status_code == 403
    answer = bench.client.get(
        f"/enter?key={key}",
        headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"},
    )
    assert answer.status_code == 200
    assert 'href="/"' in answer.text
    assert bench.client.get("/").status_code == 200


def test_the_link_works_once_and_says_so(bench: Bench) -> None:
    key = bench.keyring.new_link(Viewer("mediator"))
    answer = bench.client.get(f"/enter?key={key}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"goodoffices-{PORT}=")
    for attribute in ("HttpOnly", "SameSite=strict", "Path=/"):
        assert attribute in cookie
    assert "Domain" not in cookie
    again = bench.client.get(f"/enter?key={key}")
    assert again.status_code == 403
    assert "has been used" in again.text
    assert "Enter" in again.text
    assert key not in again.text


def test_looking_ahead_does_not_use_the_link_up(bench: Bench) -> None:
    key = bench.keyring.new_link(Viewer("mediator"))
    assert bench.client.request("HEAD", f"/enter?key={key}").status_code == 400
    assert bench.client.get(f"/enter?key={key}", headers={"sec-purpose": "prefetch;prerender"}).status_code == 400
    assert bench.client.get(f"/enter?key={key}").status_code == 303


def test_an_old_link_and_an_old_session_are_refused(bench: Bench) -> None:
    key = bench.keyring.new_link(Viewer("mediator"))
    bench.now[0] += 601
    assert "too old" in bench.client.get(f"/enter?key={key}").text
    bench.enter()
    bench.now[0] += 13 * 3600
    assert bench.client.get("/").status_code == 403


def test_every_refusal_has_one_shape_for_programs(bench: Bench) -> None:
    wants = {"accept": "application/json"}
    answers = [
        bench.client.get("/", headers=wants),
        bench.client.get("/", headers={**wants, "host": "evil.example"}),
        bench.client.request("POST", "/", headers=wants),
        bench.client.get("/enter?key=x", headers=wants),
    ]
    bench.enter()
    answers += [bench.client.get(path, headers=wants) for path in ABSENT]
    for answer in answers:
        assert answer.headers["content-type"] == "application/json"
        (error,) = answer.json().values()
        assert list(error) == ["status", "code", "message", "help"]
        assert error["status"] == answer.status_code
        assert error["message"]


def test_a_fault_of_the_workbench_tells_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.enter()

    def fail(_audience: str) -> None:
        raise KeyError("MEDIATORSECRET")

    monkeypatch.setattr(bench.shelf, "volume", fail)
    answer = bench.client.get("/")
    assert answer.status_code == 500
    said = answer.text + capsys.readouterr().err
    assert "MEDIATORSECRET" not in said
    assert "Traceback" not in said
    assert "KeyError" in said  # on the terminal, for the person who runs it
    assert "KeyError" not in answer.text


def test_websockets_are_closed(bench: Bench) -> None:
    import asyncio

    sent: list[object] = []

    async def send(message: object) -> None:
        sent.append(message)

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    asyncio.run(bench.client.app({"type": "websocket", "path": "/", "headers": [], "query_string": b""}, receive, send))
    assert sent == [{"type": "websocket.close", "code": 1008}]
