"""Results with their odds, what is awaited, and numbers that differ with what could account for it."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.remains.logs import bag, event, known, log_of, part

from goodoffices.exchange.remains import Told, answer_of, awaited_of, findings_of, graph_of, posterior_doubt
from goodoffices.exchange.remains.genetic import genetic_heading, genetic_text
from goodoffices.exchange.remains.likelihood import doubt_words, read_odds


def result(id: str, ratio: str = "", prior: str = "", by: str = "lab", outcome: str = "match", part: str = "p"):
    return event("result", by, "2025-07-01", id, part=part, person="x", outcome=outcome, ratio=ratio, prior=prior)


@given(st.integers(1, 10**40), st.integers(1, 10**9), st.integers(1, 10**9))
def test_posterior_is_bayes(ratio: int, favour: int, against: int) -> None:
    prior = Fraction(favour, against)
    given_same, given_other = Fraction(ratio), Fraction(1)
    p = prior / (1 + prior)
    expected = p * given_same / (p * given_same + (1 - p) * given_other)
    assert 1 - posterior_doubt(Fraction(ratio), prior) == expected


def test_without_prior_odds_there_is_no_posterior() -> None:
    one, two = findings_of(graph_of(log_of(result("r1", "1e6", "1/999"), result("r2", "1e6"))))
    assert (one.posterior, two.posterior) == ("0.999002", "")


def test_ratios_are_multiplied_only_on_somebody_s_word() -> None:
    results = [result("r1", "1000"), result("r2", "500", by="lab-b")]
    assert [f.product for f in findings_of(graph_of(log_of(*results)))] == [False, False]
    together = event(
        "combined",
        "board",
        "2025-07-05",
        "c",
        part="p",
        person="x",
        results=("r1", "r2"),
        independent=True,
        prior="1/100",
    )
    *_, combined = findings_of(graph_of(log_of(*results, together)))
    assert combined.ratio == 500_000 and combined.product and combined.posterior == "0.9998"
    told = event(
        "combined", "lab", "2025-07-05", "d", part="p", person="x", results=("r1", "r2"), ratio="2e5", prior="1/100"
    )
    *_, as_sent = findings_of(graph_of(log_of(*results, told)))
    assert as_sent.ratio == 200_000 and not as_sent.product
    unseen = event("combined", "board", "2025-07-05", "e", part="p", person="x", results=("r9",), independent=True)
    *_, unknown = findings_of(graph_of(log_of(*results, unseen)))
    assert unknown.ratio is None, "a result that this view does not hold is not multiplied"


def test_odds_as_written() -> None:
    assert read_odds("1,000") == 1000 and read_odds("1e400") == 10**400
    assert (
        read_odds("1e99999") is None
        and read_odds("-3") is None
        and read_odds("1/0") is None
        and read_odds("9" * 31) is None
    )
    assert doubt_words(posterior_doubt(Fraction(10) ** 400, Fraction(1))) == "1 less 1.0e-400"


def test_what_is_awaited() -> None:
    sampled = event("sampled", "lab", "2025-06-20", part="p", laboratory="lab-b")
    relatives = event("awaited", "ministry", "2025-06-23", person="x", evidence=("dna",), reason="samples of relatives")
    graph = graph_of(log_of(sampled, relatives))
    assert [(a.item, a.laboratory, a.since) for a in awaited_of(graph)] == [
        ("p", "lab-b", "2025-06-20"),
        ("x", "", "2025-06-23"),
    ]
    own = result("r1", by="lab", outcome="inconclusive")
    assert [a.item for a in awaited_of(graph_of(log_of(sampled, relatives, own)))] == ["p"]
    other = result("r2", by="lab-b")
    assert awaited_of(graph_of(log_of(sampled, relatives, own, other))) == ()


# Differences


def told(by: str, number: int, *lots: str, unit: str = "bags", on: str = "2025-06-16") -> Told:
    return Told(by, unit, number, on, lots)


def test_with_no_items_a_difference_is_not_explained() -> None:
    (one,) = answer_of(log_of(told=(told("hq", 6057), told("ministry", 6060))))["differences"]
    assert (one["gap"], one["items"], one["candidates"], one["explained"]) == (3, None, [], False)


def test_the_lot_that_holds_the_difference_is_found_from_numbers_alone() -> None:
    numbers = [told("hq", 6057), told("suda-mod", 6060)]
    for lot, one, two in (("11", 1212, 1212), ("13", 1200, 1200), ("16", 1245, 1248)):
        numbers += [told("hq", one, lot), told("suda-mod", two, lot)]
    whole, lot = answer_of(log_of(told=tuple(numbers)))["differences"]
    assert whole["lots"] == [] and whole["explained"]
    assert [(c["words"], c["size"]) for c in whole["candidates"]] == [
        ("lot 16 is counted differently (hq 1,245; suda-mod 1,248)", 3)
    ]
    assert lot["lots"] == ["16"] and not lot["explained"], "why that lot differs nothing says"


def test_candidates_come_from_the_items() -> None:
    events = [bag("l1", f"b{k}") for k in range(4)]
    events += [bag("l2", "b9", by="ministry", on="2025-06-18"), bag("l1", "b0", by="ministry")]
    events += [
        bag("l2", "b0", by="ministry", on="2025-06-18"),
        bag("l2", "c1", on="2025-06-11", label="k7"),
        bag("l2", "c2", on="2025-06-11", label="k7"),
    ]
    events += [
        part("b1", "p"),
        part("b1", "q"),
        part("b1", "r"),
        part("b2", "s", "ulna"),
        known("p", "x"),
        known("s", "x"),
    ]
    numbers = (told("hq", 6), told("ministry", 8, on="2025-06-18"))
    (one,) = answer_of(log_of(*events, told=numbers))["differences"]
    assert one["items"] == 7 and one["gap"] == 2
    by_words = {c["words"].split(":")[0]: (c["size"], c["fits"]) for c in one["candidates"]}
    assert by_words["bags entered by ministry and not by hq"] == (1, True)
    assert by_words["bags entered in more than one lot"] == (1, True)
    assert by_words["bags with the label of another"] == (1, True)
    assert by_words["bags with at least two persons"] == (2, True)
    assert by_words["persons with parts in several bags"] == (1, True)
    assert by_words["bags entered by hq and not by ministry"] == (5, False)
    assert any(words.startswith("bags that came after 2025-06-16") for words in by_words)


def test_numbers_that_agree_are_no_difference() -> None:
    log = log_of(bag("l1", "b1"), told=(told("hq", 1), told("ministry", 1), told("hq", 1, "l1")))
    assert answer_of(log)["differences"] == []
    later = log_of(bag("l1", "b1"), told=(told("hq", 2), told("hq", 1, on="2025-06-17")))
    assert answer_of(later)["differences"] == [], "an office's latest number holds"


# Genetic data


def test_what_looks_like_genetic_data() -> None:
    assert all(
        genetic_heading(h)
        for h in ("D21S11", "FGA 1", "TH01_2", "Amelogenin", "haplotype", "SE33", "Penta D", "DYS391")
    )
    assert not any(genetic_heading(h) for h in ("id", "dna", "evidence", "label", "ratio", "result", "sample", "fgahq"))
    for text in (
        "D8S1179 13,14",
        "vWA=16/17",
        "gattacagattacagattacagattaca",
        "11,12 13,13 8,9.3 14,15 29,30 10,11",
        "A263G T16189C C16223T",
    ):
        assert genetic_text(text), text
    for text in (
        "1/6060",
        "2025-06-16T10:30",
        "b-12/14",
        "kept in rooms 12, 14 and 16",
        "CATAGORY",
        "D3 of the second row",
    ):
        assert not genetic_text(text), text


@given(st.text(alphabet="ACGT", min_size=16, max_size=80))
def test_every_sequence_is_seen(bases: str) -> None:
    assert genetic_text(bases) and genetic_text(f"note: {bases}, kept")
