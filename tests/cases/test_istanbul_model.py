"""The desk's model of preferences in the Istanbul case: labelled, kept to the mediator, and what can be shown with it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from goodoffices.bargain import acceptable, utilities
from goodoffices.bargain.case_domain import CaseDomain, domain_of_case
from goodoffices.bargain.drawing import draw_preferences
from goodoffices.bargain.partial import worth_bounds
from goodoffices.brief import compose_brief, render_sheet
from goodoffices.case import Case, Effect, Note, Preference, load_case

FOLDER = Path(__file__).parents[2] / "cases" / "istanbul-2025"
AFTERNOON = "2025-07-23T16:00+03:00"
HUMANITARIAN = {
    "prisoners/agreed-exchanges": "(included)",
    "remains/repatriate": "(included)",
    "remains/more-bodies": "(included)",
    "children": "by-list",
}
CORE = {"territory": "claimed", "alliance": "abandon", "western-support": "none", "ceasefire": "genuine"}


@lru_cache
def case_of(audience: str = "mediator", as_of: str | None = None) -> Case:
    case, report = load_case(FOLDER, audience, as_of)
    assert len(report) == 0
    return case


@lru_cache
def model(as_of: str | None = None) -> CaseDomain:
    return domain_of_case(case_of(as_of=as_of))


def package(made: CaseDomain, **chosen: str) -> list[int]:
    assert made.domain.status_quo is not None
    result = list(made.domain.status_quo)
    for n, issue in enumerate(made.domain.issues):
        if issue.id in chosen:
            result[n] = issue.options.index(chosen[issue.id])
    return result


def every_package(made: CaseDomain) -> np.ndarray:
    return np.indices(made.domain.counts).reshape(len(made.domain.counts), -1).T


def test_everything_is_labelled_a_judgement_with_its_reason() -> None:
    model_entries = case_of().of(Preference)
    assert len(model_entries) == 32
    for entry in model_entries:
        assert entry.basis == "estimated"
        assert entry.reason
        assert entry.rests_on
        assert entry.entered_by == "desk"
        # Only the two ends of the scale are not ranges.
        for value in (*entry.values.values(), *filter(None, (entry.weight, entry.unsettled))):
            assert value.low < value.high or value.low in (0.0, 1.0)


def test_pressure_is_judged_in_ranges_too() -> None:
    effects = {effect.id: effect for effect in case_of().of(Effect)}
    assert len(effects) == 4
    assert all(e.basis == "estimated" and e.reason and e.change[0] < e.change[1] for e in effects.values())
    tariffs = effects["effect-tariffs-russia"]
    assert tariffs.pressure == "fifty-days"
    assert 0 < tariffs.probability[0] < tariffs.probability[1] < 1


@pytest.mark.parametrize("audience", ["public", "room", "party:russia", "party:ukraine"])
def test_it_is_for_the_mediator_alone(audience: str) -> None:
    case = case_of(audience)
    assert case.of(Preference) == case.of(Effect) == ()
    assert not any(note.id in ("model-no-agreement", "no-second-threat") for note in case.of(Note))
    words = str(render_sheet(compose_brief(case), "text"))
    assert "What matters to whom" not in words
    assert "waits for proposals" not in words
    assert "model-" not in words


def test_the_brief_of_the_mediator_has_it() -> None:
    words = " ".join(str(render_sheet(compose_brief(case_of()), "text")).split())
    assert "What matters to whom" in words
    assert "left as it is" in words


def test_nothing_is_left_to_inference() -> None:
    assert len(model().report) == 0
    assert model().beyond == ()
    # That afternoon the offers of the evening were not on the table.
    assert len(model(AFTERNOON).report) == 0
    assert (model(AFTERNOON).domain.size, model().domain.size) == (3072, 73728)


def test_what_no_agreement_is_worth_is_as_the_note_says() -> None:
    note = case_of().entry("model-no-agreement")
    assert isinstance(note, Note)
    made = model()
    assert made.domain.status_quo is not None
    for known in made.known:
        low, high = worth_bounds(known, np.array([made.domain.status_quo]))[0]
        assert f"{low:.2f} to {high:.2f}" in note.text


@pytest.mark.parametrize("as_of", [None, AFTERNOON])
def test_the_core_is_blocked_and_the_humanitarian_issues_are_open(as_of: str | None) -> None:
    made = model(as_of)
    packages = every_package(made)
    good = packages[acceptable(made.domain, packages).all(axis=1)]
    assert len(good) > 1
    rest = dict(zip((i.id for i in made.domain.issues), made.domain.status_quo or (), strict=True))
    settled = {
        issue.id: {issue.options[o] for o in np.unique(good[:, n])} - {issue.options[rest[issue.id]]}
        for n, issue in enumerate(made.domain.issues)
    }
    for issue in ("territory", "alliance", "western-support"):
        assert settled[issue] == set()
    assert "genuine" not in settled["ceasefire"]
    for issue, option in HUMANITARIAN.items():
        assert option in settled.get(issue, {option})


@pytest.mark.parametrize("as_of", [None, AFTERNOON])
def test_it_holds_in_most_of_what_is_possible(as_of: str | None) -> None:
    made = model(as_of)
    own = {issue.id for issue in made.domain.issues}
    humanitarian = {k: v for k, v in HUMANITARIAN.items() if k in own}
    trials = [
        humanitarian,
        *({**humanitarian, issue: option, "ceasefire": "genuine"} for issue, option in CORE.items()),
    ]
    packages = np.array([made.domain.status_quo, *(package(made, **trial) for trial in trials)])
    shares = np.ones((500, len(trials)), dtype=bool)
    for known in made.known:
        for row, reading in enumerate(draw_preferences(known, 500, 5)):
            worths = reading.utility.worth(packages)
            # Nothing is stated of having no agreement: it is the way things are, in each reading.
            assert reading.reservation is None
            shares[row] &= worths[1:] >= worths[0] - 1e-9
    open_, *core = shares.mean(axis=0)
    assert open_ > 0.95
    assert max(core) < 0.35  # never certain: the record does not say that no price is high enough
    assert core[-1] > 0.05


def test_what_each_side_calls_for_is_worth_more_to_it_than_the_way_things_are() -> None:
    made = model()
    at_rest = utilities(made.domain, [made.domain.status_quo or ()])[0]
    for party, issue, option in (
        (0, "territory", "beyond-four"),
        (0, "alliance", "abandon"),
        (1, "ceasefire", "genuine"),
        (1, "children", "by-list"),
    ):
        worth = utilities(made.domain, [tuple(package(made, **{issue: option}))])[0]
        assert worth[party] > at_rest[party]
