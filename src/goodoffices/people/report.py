"""A reconciliation as one page in HTML: counts, the lists of pairs, and for any pair why. It has names, and asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Collection, Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise

import numpy as np

from goodoffices.diagnose import UsageError
from goodoffices.people.reconciliation import Reconciliation
from goodoffices.people.report_data import report_data

__all__ = ["report_page"]

_EDGES = (0.05, 0.2, 0.5, 0.7, 0.9, 0.99, 1.0)


def report_page(found: Reconciliation, agreed: Collection[str] = ()) -> str:
    """The page, as text.

    Its content security policy allows its own style and script, by their hashes, and no request to anywhere. The lists of
    pairs are drawn by the script from data in the page; the counts and what the probabilities are worth stand in it as they
    are.

    Parameters
    ----------
    agreed : collection of str
        Categories by which the exchange is agreed: first among those for review.

    Raises
    ------
    UsageError
        When the reconciliation was kept without its evidence.
    """
    if found.evidence is None:
        raise UsageError("this reconciliation was kept without what explains it", "reconcile the lists again")
    folder = files("goodoffices.people") / "data"
    style, script = ((folder / f"report.{kind}").read_text("utf-8") for kind in ("css", "js"))
    # "<" never stands in the data, so that no cell can end it.
    data = json.dumps(report_data(found, found.evidence, agreed), ensure_ascii=False, separators=(",", ":"))
    data = (
        data.replace("&", "\\u0026").replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    (a, version_a, _), (b, version_b, _) = found.lists
    title = f"{a} and {b}"
    return (
        "<!DOCTYPE html>\n"
        '<html lang="en">\n<head>\n<meta charset="utf-8"/>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        '<meta name="referrer" content="no-referrer"/>\n<meta name="robots" content="noindex"/>\n'
        f"<title>{escape(title)}: two lists brought together</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#desk">Skip to the pairs</a>\n<main>\n'
        f"<h1>{escape(title)}</h1>\n"
        '<p class="warning">This page has names. Keep it as you keep the lists.</p>\n'
        f"<p>Versions {escape(version_a)} and {escape(version_b)}; accepted from {found.threshold:g}, for review from "
        f"{found.lowest:g}.</p>\n"
        f"{_counts(found)}{_worth(found)}{_DESK}"
        f'<script type="application/json" id="data">{data}</script>\n<script>{script}</script>\n</main>\n</body>\n</html>\n'
    )


_DESK = """<section id="desk" hidden>
<h2>Pairs</h2>
<nav class="lists" aria-label="Lists of pairs"></nav>
<p class="tools"><label>Only rows with <input id="filter" type="search" autocomplete="off"/></label>
<button id="before" type="button">Previous</button> <button id="after" type="button">Next</button></p>
<p id="left-out" class="quiet"></p>
<div id="table" class="scroll" tabindex="0" role="region" aria-label="The pairs of the list that was chosen"></div>
<section id="pair" tabindex="-1" aria-label="The pair that was chosen" hidden></section>
</section>
<noscript><p>The lists of pairs need scripts, which this page carries itself. The tables beside it have the same pairs.</p></noscript>
"""


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _counts(found: Reconciliation) -> str:
    """What became of the rows of each list: a figure, and the same as a table."""
    chosen_a, chosen_b = {m.id_a for m in found.accepted}, {m.id_b for m in found.accepted}
    rows = []
    for (name, _, size), accepted, only in (
        (found.lists[0], chosen_a, found.only_a),
        (found.lists[1], chosen_b, found.only_b),
    ):
        rows.append((name, len(accepted), size - len(accepted) - len(only), len(only), size))
    table = _table(
        "What became of the rows",
        ("list", "on both lists", "for review", "on this list only", "rows"),
        [(name, *map(_number, counts)) for name, *counts in rows],
    )
    other = _table(
        "Pairs",
        ("", "pairs"),
        [
            ("accepted", _number(len(found.accepted))),
            ("people on both lists, one partner each", _number(len(found.assigned))),
            ("accepted, and the lists say different things", _number(len(found.in_conflict))),
            ("for review", _number(len(found.review))),
            ("look-alikes kept apart", _number(len(found.look_alikes))),
            ("kept apart by judgement", _number(len(found.judged_apart))),
            ("repeats within a list, accepted", _number(sum(m.decision == "accepted" for m in (*found.repeats_a, *found.repeats_b)))),
            ("compared", _number(found.compared)),
        ],
    )  # fmt: skip
    return f"<h2>Counts</h2>\n{_bars(rows)}{table}{other}"


def _bars(rows: Sequence[tuple[str, int, int, int, int]]) -> str:
    """One bar for each list, in three parts; each part is labelled, so that colour alone says nothing."""
    width, parts = 640.0, []
    most = max([size for *_, size in rows] or [1]) or 1
    for n, (name, both, review, only, _) in enumerate(rows):
        x, y = 0.0, 20 + 56 * n
        parts.append(f'<text x="0" y="{y - 6}">{escape(name)}</text>')
        for kind, count, word in (("both", both, "on both"), ("review", review, "review"), ("only", only, "only here")):
            long = width * count / most
            parts.append(f'<rect class="{kind}" x="{x:.1f}" y="{y}" width="{long:.1f}" height="16"/>')
            if long > 70:
                parts.append(f'<text x="{x + 2:.1f}" y="{y + 30}">{word} {count:,}</text>')
            x += long
    return (
        f'<svg role="img" aria-labelledby="flow-title flow-description" viewBox="0 0 {width:g} {12 + 56 * len(rows)}" '
        f'width="{width:g}">\n<title id="flow-title">What became of the rows of each list</title>\n'
        '<desc id="flow-description">The table below has the same numbers.</desc>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _worth(found: Reconciliation) -> str:
    """What the probabilities promise, and how judgements bear it out."""
    matches = (*found.matches, *found.judged_apart)
    likely = np.array([m.probability for m in matches])
    same = np.array([m.judged == "same" for m in matches], dtype=bool)
    apart = np.array([m.judged == "different" for m in matches], dtype=bool)
    rows = []
    for low, high in pairwise(_EDGES):
        here = (likely >= low) & ((likely < high) | (high == 1.0)) if len(likely) else np.zeros(0, dtype=bool)
        rows.append(
            (
                f"{low:g} to {high:g}",
                _number(int(here.sum())),
                f"{float(likely[here].sum()):,.1f}" if len(likely) else "0.0",
                _number(int((here & same).sum())),
                _number(int((here & apart).sum())),
            )
        )
    wrong = sum(1 - m.probability for m in found.accepted if not m.judged)
    table = _table(
        "Pairs by probability",
        ("probability", "pairs", "of them one person, as expected", "judged the same", "judged different"),
        rows,
    )
    return (
        "<h2>What the probabilities are worth</h2>\n"
        f"<p>If they hold, about {wrong:,.1f} of the {len(found.accepted):,} accepted pairs are wrong. They were learned from "
        "these two lists without knowing who is who. Compare the third column with the judgements in the last two: where the "
        "shares part, the probabilities do not hold on these lists. Judged pairs are no fair sample, since the doubtful ones "
        f"are judged first.</p>\n{table}"
    )


def _table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col"{_KIND if n else ""}>{escape(cell)}</th>' for n, cell in enumerate(head))
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>' + "".join(f"<td{_KIND}>{escape(cell)}</td>" for cell in row[1:]) + "</tr>\n"
        for row in rows
    )  # fmt: skip
    return f'<div class="scroll"><table>\n<caption>{escape(caption)}</caption>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}</tbody></table></div>\n'


_KIND = ' class="number"'


def _number(count: int) -> str:
    return f"{count:,}"
