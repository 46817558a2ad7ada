"""Seats: nobody twice, no vehicle too full, and a family apart only where it cannot be otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goodoffices.exchange import Person, Plan, Problem, Stage, seat_people


@st.composite
def loads(draw: st.DrawFn) -> tuple[list[int], list[int], int]:
    sizes = draw(st.lists(st.integers(1, 4), max_size=5))
    rooms = draw(st.lists(st.integers(0, 6), min_size=1, max_size=4))
    return sizes, rooms, draw(st.integers(0, 4))


@given(loads())
@settings(max_examples=120)
def test_seats_by_brute_force(load: tuple[list[int], list[int], int]) -> None:
    sizes, rooms, single = load
    people = [Person(f"f{k}-{m}", "norda", family=f"f{k}") for k, size in enumerate(sizes) for m in range(size)]
    people += [Person(f"p{k}", "norda", place=f"camp{k % 2}") for k in range(single)]
    problem = Problem(("norda", "suda"), (Stage("first", vehicles=(("norda", tuple(rooms)),)),), tuple(people))
    seats = seat_people(problem, Plan({person.id: 0 for person in people}, {}))
    assert len({seat.id for seat in seats}) == len(seats) == min(len(people), sum(rooms))
    held = Counter(seat.vehicle for seat in seats)
    assert all(held[k] <= room for k, room in enumerate(rooms, 1))
    of: dict[str, set[int]] = defaultdict(set)
    for seat in seats:
        if seat.together and seat.id[0] == "f":
            of[seat.id.split("-")[0]].add(seat.vehicle)
    assert all(len(vehicles) == 1 for vehicles in of.values())
    fits = any(
        all(sum(size for size, at in zip(sizes, way, strict=True) if at == k) <= room for k, room in enumerate(rooms))
        for way in product(range(len(rooms)), repeat=len(sizes))
    )
    assert fits == all(seat.together for seat in seats) or len(people) > sum(rooms)


def test_a_thousand_families_do_not_take_long() -> None:
    people = tuple(Person(f"{k}-{m}", "norda", family=str(k)) for k in range(1000) for m in range(3))
    rooms = (4,) * 750
    problem = Problem(("norda", "suda"), (Stage("first", vehicles=(("norda", rooms),)),), people)
    seats = seat_people(problem, Plan({person.id: 0 for person in people}, {}))
    assert len(seats) == 3000 and sum(not seat.together for seat in seats) == 750


@given(loads(), st.data())
@settings(max_examples=120)
def test_whoever_still_goes_keeps_his_seat_if_anybody_can(
    load: tuple[list[int], list[int], int], data: st.DataObject
) -> None:
    sizes, rooms, single = load
    people = [Person(f"f{k}-{m}", "norda", family=f"f{k}") for k, size in enumerate(sizes) for m in range(size)]
    people += [Person(f"p{k}", "norda") for k in range(single)]
    problem = Problem(("norda", "suda"), (Stage("first", vehicles=(("norda", tuple(rooms)),)),), tuple(people))
    units = sorted({person.family or person.id for person in people})
    drawn = st.lists(st.sampled_from(units), unique=True) if units else st.just([])
    chosen = data.draw(st.tuples(drawn, drawn))
    first, second = ({p.id for p in people if (p.family or p.id) in some} for some in chosen)
    assume(len(first) <= sum(rooms) and len(second) <= sum(rooms))
    before = {seat.id: seat for seat in seat_people(problem, Plan(dict.fromkeys(first, 0), {}))}
    held = {id: (0, seat.vehicle) for id, seat in before.items()}
    after = {seat.id: seat for seat in seat_people(problem, Plan(dict.fromkeys(second, 0), {}, seated=held))}
    anew = seat_people(problem, Plan(dict.fromkeys(second, 0), {}))
    assert after.keys() == second
    assert all(n <= rooms[k - 1] for k, n in Counter(seat.vehicle for seat in after.values()).items())
    # Keeping a seat never parts a family that could sit together.
    assert sum(not s.together for s in after.values()) <= sum(not s.together for s in anew)
    stay = {id: before[id].vehicle for id in first & second}
    whole = {id for id in stay if before[id].together}
    new = [sum(unit in (p.family, p.id) for p in people) for unit in sorted({_unit(id) for id in second - first})]
    left = [room - sum(vehicle == k for vehicle in stay.values()) for k, room in enumerate(rooms, 1)]
    possible = any(
        all(sum(n for n, at in zip(new, way, strict=True) if at == k) <= room for k, room in enumerate(left))
        for way in product(range(len(rooms)), repeat=len(new))
    )
    if possible and whole == stay.keys():
        assert all(after[id].vehicle == vehicle for id, vehicle in stay.items())


def _unit(id: str) -> str:
    return id.split("-", maxsplit=1)[0]
