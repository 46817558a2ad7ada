"""What one audience may not see is nowhere: not in a page, not in a count, not in an error, not in a difference."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.web.browser_free import Client
from tests.web.conftest import Bench, Make

SECRETS = {
    "ROOMSECRET": {"room", "party:north", "party:south", "mediator", "named:carla", "named:ana"},
    "MEDIATORSECRET": {"mediator", "named:carla"},
    "LEAKTITLE": {"mediator", "named:carla"},
    "LEAKQUOTE": {"mediator", "named:carla"},
    "HIDDENPARTY": {"mediator", "named:carla"},
    "CARLASECRET": {"named:carla"},
    "NORTHSECRET": {"party:north", "mediator", "named:carla", "named:ana"},
    "SOUTHSECRET": {"party:south", "mediator", "named:carla"},
}
AUDIENCES = ("public", "room", "party:north", "party:south", "mediator", "named:carla", "named:ana")
HIDDEN = ("room-secret", "mediator-secret", "carla-secret", "north-secret", "south-secret")


def reachable(client: Client) -> dict[str, bytes]:
    """Every page that can be reached by links, and its content."""
    waiting = dict.fromkeys(["/", "/record?state=all", "/nothing"])
    found: dict[str, bytes] = {}
    while waiting:
        path = next(iter(waiting))
        del waiting[path]
        answer = client.get(path)
        found[path] = answer.content
        if (
            answer.headers.get("content-type", "").startswith("text/html")
            and "content-disposition" not in answer.headers
        ):
            links = (unescape(link) for link in re.findall(r'href="(/[^"#]*)', answer.text))
            waiting.update(dict.fromkeys(link for link in links if link not in found and "/static/" not in link))
    return found


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_page_holds_a_secret_of_another_audience(make_bench: Make, audience: str) -> None:
    client = make_bench().enter(audience)
    pages = reachable(client)
    assert len(pages) > 20
    everything = b"\n".join(pages.values())
    for secret, readers in SECRETS.items():
        assert (secret.encode() in everything) == (audience in readers), (secret, audience)
    for id in HIDDEN:
        assert (f"/record/{id}" in pages) == (client.get(f"/record/{id}").status_code == 200)


def test_a_hidden_id_answers_as_one_that_is_not_there(make_bench: Make) -> None:
    client = make_bench().enter("public")
    absent = client.get("/record/no-such-entry")
    for id in HIDDEN:
        answer = client.get(f"/record/{id}")
        assert answer.status_code == 404
        assert answer.content == absent.content
        assert answer.headers == absent.headers
    assert client.get("/sources/leak").content == client.get("/sources/no-such").content


@pytest.mark.parametrize(
    ("hidden", "absent"),
    [
        ("/record?who=hidden-party", "/record?who=absentparty1"),
        ("/record?source=leak", "/record?source=lack"),
        ("/record?q=MEDIATORSECRET", "/record?q=MEDIATORSECREX"),
        ("/record?after=mediator-secret", "/record?after=mediator-secrex"),
        ("/record?before=mediator-secret", "/record?before=mediator-secrex"),
        ("/brief?round=mediator-secret", "/brief?round=mediator-secrex"),
        ("/brief/text?round=mediator-secret", "/brief/text?round=mediator-secrex"),
    ],
)
def test_a_hidden_filter_answers_as_one_that_is_not_there(make_bench: Make, hidden: str, absent: str) -> None:
    client = make_bench().enter("public")
    one, other = client.get(hidden), client.get(absent)
    word, replaced = hidden.rpartition("=")[2], absent.rpartition("=")[2]
    assert one.status_code == other.status_code
    assert one.text.replace(word, replaced) == other.text


def test_the_public_view_does_not_change_with_what_it_does_not_show(bench: Bench) -> None:
    folder = bench.shelf.folder
    client = bench.enter("public")
    before = reachable(client)
    (folder / "private" / "north.yaml").write_text(
        "entered: 2025-07-22\nentries:\n  - {id: other, kind: note, text: OTHER, issue: truce}\n", encoding="utf-8"
    )
    (folder / "mediator").mkdir()
    (folder / "mediator" / "notes.yaml").write_text(
        "entered: 2025-07-22\nentries:\n  - {id: more, kind: note, text: MORE}\n", encoding="utf-8"
    )
    assert reachable(client) == before
