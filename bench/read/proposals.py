"""Proposals measured against what persons entered: invented news of the tests, and the Istanbul case where its article is there.

    python -m bench.read.proposals [--article FILE] [--news FOLDER]... [--write]

``--news`` is a case folder with ``texts/NAME.txt`` and ``gold.yaml``: by name of text, a list of what a desk officer would
enter, as ``{kind: position, who: suda, words: "insists on a truce", issue: truce, option: thirty-days, stance: demanded,
also: yes}``. ``words`` stand in the text; ``who``, ``number``, ``status``, ``quantity``, ``type``, ``term`` and the three of a
position where they are to be right; ``also`` for what may be entered and is not missed. Several folders count as one set.

A proposal is right where an entry of the person has its kind (statement and claim are one family), its speaker, party or
account, the fields that tell it from others (number, quantity, option and stance, type and term), and words that overlap.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from goodoffices import __version__
from goodoffices.case import Case, Entry, load_case
from goodoffices.read.propose import NEW_THINGS, Proposal
from goodoffices.read.reading import Reading, read

ROOT = Path(__file__).parents[2]
NEWS = ROOT / "tests" / "read" / "propose"
RESULTS = Path(__file__).with_name("results-proposals.json")
SETS = {"marl-strait": "gold.yaml", "highland": "gold-highland.yaml"}
FAMILY = {"claim": "said", "statement": "said"}


def family(kind: str) -> str:
    """Statement and claim are one: which of the two a desk writes is its own style."""
    return FAMILY.get(kind, kind)


def speakers(fields: Mapping[str, Any]) -> set[str]:
    """Who says, does or accounts for it."""
    found: set[str] = set()
    for key in ("by", "party", "by_account"):
        value = fields.get(key, ())
        found |= {value} if isinstance(value, str) else set(value)
    return found | {voice["who"] for voice in fields.get("voices", ())[-1:]}


def agrees(proposal: Proposal, wanted: Mapping[str, Any], text: str) -> bool:
    """Whether a proposal is the entry that a person wrote for an invented text."""
    fields = proposal.fields
    start = " ".join(text.split()).find(wanted["words"])
    assert start >= 0, f"not in the text: {wanted['words']}"
    cited = " ".join(" ".join(q.exact.split()) for q in proposal.says)
    if family(proposal.kind) != family(wanted["kind"]) or not shares(cited, wanted["words"]):
        return False
    if "who" in wanted and wanted["who"] not in speakers(fields):
        return False
    if "issue" in wanted and (
        wanted["issue"] not in fields["issue"] or fields["stance"].get(wanted["option"]) != wanted["stance"]
    ):
        return False
    return all(
        str(fields.get(key, "")) == str(wanted[key])
        for key in ("number", "status", "quantity", "type", "term")
        if key in wanted
    )


def shares(cited: str, words: str) -> bool:
    """Whether words are cited, or most of them in their order."""
    return words in cited or any(part in cited for part in (words[: len(words) * 2 // 3], words[len(words) // 3 :]))


def score_news(folder: Path, gold: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """The texts of one invented case."""
    case, _ = load_case(folder)
    right = proposed = wanted = found = 0
    wrong: list[str] = []
    missed: list[str] = []
    kinds: dict[str, Counter[str]] = {}
    for name, items in gold.items():
        reading = read(folder / "texts" / f"{name}.txt", case)
        entries = [p for p in reading.proposals if p.kind not in NEW_THINGS]
        text = reading.document.text
        hits = {n: [p.id for p in entries if agrees(p, item, text)] for n, item in enumerate(items)}
        good = {id for ids in hits.values() for id in ids}
        proposed += len(entries)
        right += sum(p.id in good for p in entries)
        for p in entries:
            kinds.setdefault(p.kind, Counter()).update(proposed=1, right=p.id in good)
        wrong += [
            f"{name}: {p.kind} {p.id}: {p.says[0].exact[:70]!r} {dict(p.fields).get('stance', '')}"
            for p in entries
            if p.id not in good
        ]
        must = [n for n, item in enumerate(items) if not item.get("also")]
        wanted += len(must)
        for n in must:
            kinds.setdefault(items[n]["kind"], Counter()).update(wanted=1, found=bool(hits[n]))
        found += sum(bool(hits[n]) for n in must)
        missed += [
            f"{name}: {items[n]['kind']} {items[n].get('who', '')}: {items[n]['words']!r}" for n in must if not hits[n]
        ]
    return {
        **told(proposed, right, wanted, found, wrong, missed),
        "kinds": {k: dict(v) for k, v in sorted(kinds.items())},
    }


def together(scores: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Several cases as one set, without the words of their texts."""
    sums = {key: sum(score[key] for score in scores) for key in ("proposed", "right", "wanted", "found")}
    kinds: dict[str, Counter[str]] = {}
    for score in scores:
        for kind, counts in score["kinds"].items():
            kinds.setdefault(kind, Counter()).update(counts)
    figures = told(sums["proposed"], sums["right"], sums["wanted"], sums["found"], [], [])
    return {
        **{k: v for k, v in figures.items() if k not in ("wrong", "missed")},
        "kinds": {k: dict(v) for k, v in sorted(kinds.items())},
    }


def told(proposed: int, right: int, wanted: int, found: int, wrong: list[str], missed: list[str]) -> dict[str, Any]:
    """The figures of one set."""
    return {
        "proposed": proposed, "right": right, "precision": round(right / proposed, 3) if proposed else None,
        "wanted": wanted, "found": found, "recall": round(found / wanted, 3) if wanted else None, "wrong": wrong, "missed": missed,
    }  # fmt: skip


def entered(entry: Entry) -> set[str]:
    """Who says, does or accounts for an entry of the case."""
    found: set[str] = set()
    for key in ("by", "party", "by_account"):
        value = getattr(entry, key, ())
        found |= {value} if isinstance(value, str) else set(value)
    return found | {voice.who for voice in getattr(entry, "voices", ())[-1:]}


def same(case: Case, proposal: Proposal, entry: Entry, source: str) -> bool:
    """Whether a proposal is an entry that a person made from the same article."""
    overlap = any(
        span.source == source
        and span.start is not None
        and span.end is not None
        and span.start < q.end
        and q.start < span.end
        for span in entry.says
        for q in proposal.says
    )
    if not overlap or family(entry.kind) != family(proposal.kind):
        return False
    if entry.kind == "position":
        stance = getattr(entry, "stance", {})
        return stance.items() >= proposal.fields["stance"].items() and entry.issue == tuple(proposal.fields["issue"])
    if entry.kind == "round":
        return str(getattr(entry, "number", "")) == str(proposal.fields.get("number", ""))
    who = {case.side_of(one) or one for one in speakers(proposal.fields)}
    return not who or bool(who & {case.side_of(one) or one for one in entered(entry)})


def score_article(article: Path) -> dict[str, Any]:
    """The article against what a person entered from it by hand."""
    case, _ = load_case(ROOT / "cases" / "istanbul-2025")
    reading: Reading = read(article, case)
    source = reading.source["id"]
    by_hand = [
        e
        for e in case.record
        if any(span.source == source for span in e.says)
        and e.entered
        and e.entered.start.date().isoformat() == "2025-07-23"
    ]
    proposals = [p for p in reading.proposals if p.kind not in NEW_THINGS]
    good = [p for p in proposals if any(same(case, p, entry, source) for entry in by_hand)]
    wrong = [f"{p.kind} {p.id}" for p in proposals if p not in good]
    # What the newspaper says in its own voice of the state of things, questions and remarks are left to a person.
    wanted = [e for e in by_hand if e.kind not in ("note",) and not _own_voice(e, source)]
    found = [e for e in wanted if any(same(case, p, e, source) for p in proposals)]
    missed = [f"{e.kind} {e.id}" for e in wanted if e not in found]
    return told(len(proposals), len(good), len(wanted), len(found), wrong, missed)


def _own_voice(entry: Entry, source: str) -> bool:
    voices = getattr(entry, "voices", ())
    return entry.kind == "claim" and bool(voices) and voices[-1].who == source


def main() -> None:
    """Print the figures; with ``--write`` keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--article", type=Path, help="the text of the story of the Istanbul case, as received")
    parser.add_argument(
        "--news", type=Path, action="append", default=[], help="a case folder with texts/ and gold.yaml"
    )
    parser.add_argument("--set", default="further news", help="the name of the set of --news")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    results: dict[str, Any] = {"goodoffices": __version__}
    for name, file in SETS.items():
        results[f"invented news, {name}"] = score_news(NEWS / name, yaml.safe_load((NEWS / file).read_text("utf-8")))
    if asked.article:
        results["Istanbul article against the entries made by hand"] = score_article(asked.article)
    kept = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    results = {**{key: kept[key] for key in kept if key not in results and key != asked.set}, **results}
    if asked.news:
        scores = [
            score_news(folder, yaml.safe_load((folder / "gold.yaml").read_text("utf-8"))) for folder in asked.news
        ]
        results[asked.set] = together(scores)
    told_ = json.dumps(results, ensure_ascii=False, indent=2)
    print(told_)
    if asked.write:
        RESULTS.write_text(told_ + "\n", "utf-8")


if __name__ == "__main__":
    main()
