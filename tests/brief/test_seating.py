"""Who sits where."""

from __future__ import annotations

from typing import Any

import pytest
from tests.brief.example import case_of, example

from goodoffices.brief.choose import choose_round
from goodoffices.brief.figures import draw_seating
from goodoffices.brief.seating import Seating, seat_round
from goodoffices.case import Delegation, Member, Office, Party, Person, Round

ROLES = ("head", "member", "member", "interpreter", "secretary")


def people(party: str, roles: tuple[str, ...] = ROLES) -> Delegation:
    return Delegation(
        party=party, members=tuple(Member(person=f"{party}{n}", role=role) for n, role in enumerate(roles, 1))
    )


def seated(*delegations: Delegation, **more: Any) -> Seating:
    given = {"id": "r", "title": "R", "status": "planned"} | more
    found = seat_round(case_of(), Round(delegations=delegations, **given))
    assert found is not None
    return found


def places(seating: Seating, party: str) -> list[str]:
    return next([s.person for s in b.seats] for b in seating.benches if b.party == party)


def test_two_delegations_face_each_other_heads_in_the_centre_secretaries_at_the_end() -> None:
    seating = seated(people("south"), people("north"))
    assert (seating.plan, seating.known) == ("facing", False)
    assert [b.party for b in seating.benches] == ["north", "south"]
    # From their own right: the second to the right of the head, the third to the left, and so outward.
    assert places(seating, "north") == ["north4", "north2", "north1", "north3", "north5"]


def test_the_chair_sits_at_the_head_and_the_first_by_alphabet_to_its_right() -> None:
    seating = seat_round(example(), choose_round(example()))  # type: ignore[arg-type]
    assert seating is not None
    assert [(b.party, b.where) for b in seating.benches] == [("hosts", "head"), ("north", "right"), ("south", "left")]
    assert seating.benches[0].seats[0].chair
    assert [b.unnamed for b in seating.benches] == [0, 2, 0]


def test_the_alphabet_is_that_of_the_conference_s_language() -> None:
    parties = {id: Party(id=id, name=name, spellings={"fr": (french,)}) for id, name, french in (("g", "Germany", "Allemagne"), ("f", "France", "France"), ("t", "Turkey", "Turquie"))}  # fmt: skip
    case = case_of(parties=parties, alphabet="fr", mediator="")
    seating = seat_round(
        case, Round(id="r", title="R", status="planned", delegations=(people("t"), people("f"), people("g")))
    )
    assert seating is not None
    assert (seating.plan, [b.party for b in seating.benches]) == ("around", ["g", "f", "t"])


def test_proximity_talks_have_a_room_for_each_and_online_talks_no_table() -> None:
    assert seated(people("north"), people("south"), format="proximity").plan == "rooms"
    assert (
        seat_round(
            case_of(), Round(id="r", title="R", status="planned", format="online", delegations=(people("north"),))
        )
        is None
    )


def test_what_a_source_says_is_not_called_a_proposal() -> None:
    assert seated(people("north"), people("south"), seating="round-table").known
    assert seated(people("north"), people("south"), seating="round-table").plan == "around"


def test_rank_goes_before_the_order_of_the_list() -> None:
    ranked = {f"north{n}": Person(id=f"north{n}", name=f"N{n}", offices=(Office(title="x", party="north", rank=9 - n),)) for n in (1, 2, 3)}  # fmt: skip
    case = case_of(people=ranked)
    seating = seat_round(
        case,
        Round(id="r", title="R", status="planned", delegations=(people("north", ("member",) * 3), people("south"))),
    )
    assert seating is not None
    assert places(seating, "north") == ["north2", "north3", "north1"]


@pytest.mark.parametrize("format", ["direct", "trilateral", "multilateral", "proximity"])
@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("named", [0, 1, 9])
def test_every_plan_can_be_drawn(format: str, count: int, named: int) -> None:
    roles = ("head", *("member",) * 8)[:named]
    seating = seated(
        *(people(p, roles) for p in ("hosts", "north", "south", "power", "north-army")[:count]), format=format
    )
    svg = draw_seating(seating, lambda who: f"The honourable {who}", "Plan", "In words")
    assert svg.count("<circle") >= max(count, named * count if count < 4 else count)
