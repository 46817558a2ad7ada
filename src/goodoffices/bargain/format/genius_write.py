"""Genius XML: a domain file and a profile per party; interdependent worths over integer issues become boxes."""

from __future__ import annotations

from itertools import product
from xml.sax.saxutils import quoteattr

import numpy as np

from goodoffices.bargain.domain import Domain, DomainIssue
from goodoffices.bargain.format.shares import share_out
from goodoffices.bargain.format.write import file_names
from goodoffices.bargain.preference import Box, PartyPreferences, Table
from goodoffices.diagnose import DomainError

__all__ = ["genius_files"]

_MOST_BOXES = 200_000


def genius_files(domain: Domain) -> dict[str, str]:
    """The files by name."""
    boxes = not domain.additive
    if boxes and not all(_is_range(issue) for issue in domain.issues):
        raise DomainError(
            "genius",
            "the format cannot hold interdependent worths of issues that are no whole numbers in a row",
            "write goodoffices JSON, which holds all",
        )
    names = file_names(domain, "domain")
    issues = [_issue(n, issue, boxes) for n, issue in enumerate(domain.issues, 1)]
    inside = "\n".join(issues)
    objective = f'<objective index="0" name={_quoted(domain.name)} type="objective" etype="objective" description="">'
    files = {
        "domain.xml": f"<negotiation_template>\n"
        f'<utility_space number_of_issues="{len(issues)}">\n{objective}\n{inside}\n</objective>\n'
        f"</utility_space>\n</negotiation_template>\n"
    }
    for party in domain.parties:
        body = f"{inside}\n{_boxes(domain, party)}" if boxes else _additive(domain, party)
        kind = ' type="nonlinear"' if boxes else ""
        files[f"{names[party.id]}.xml"] = (
            f"<utility_space{kind}>\n{objective}\n{body}\n</objective>\n{_head(party)}</utility_space>\n"
        )
    return files


def _quoted(text: str) -> str:
    return quoteattr(text, {"\n": "&#10;", "\t": "&#9;"})


def _is_range(issue: DomainIssue) -> bool:
    values = issue.values
    return values is not None and all(v == int(values[0]) + n for n, v in enumerate(values))


def _issue(number: int, issue: DomainIssue, boxes: bool) -> str:
    kind = "integer" if boxes else "discrete"
    head = f'<issue index="{number}" name={_quoted(issue.id)} vtype="{kind}" type="{kind}" etype="{kind}"'
    if boxes and issue.values is not None:
        return f'{head} lowerbound="{issue.values[0]:.0f}" upperbound="{issue.values[-1]:.0f}"/>'
    items = "\n".join(f'<item index="{n}" value={_quoted(o)}/>' for n, o in enumerate(issue.options, 1))
    return f"{head}>\n{items}\n</issue>"


def _head(party: PartyPreferences) -> str:
    lines = []
    if party.discount is not None:
        lines.append(f'<discount_factor value="{party.discount!r}"/>\n')
    if party.reservation is not None:
        lines.append(f'<reservation value="{float(party.reservation)!r}"/>\n')
    return "".join(lines)


def _additive(domain: Domain, party: PartyPreferences) -> str:
    lines = []
    shares = share_out(domain, party, "genius")
    for number, (issue, (_, worths)) in enumerate(zip(domain.issues, shares, strict=True), 1):
        kind = 'vtype="discrete" type="discrete" etype="discrete"'
        lines.append(f'<issue index="{number}" name={_quoted(issue.id)} {kind}>')
        for n, (option, worth) in enumerate(zip(issue.options, worths.tolist(), strict=True), 1):
            lines.append(f'<item index="{n}" value={_quoted(option)} evaluation="{worth!r}"/>')
        lines.append("</issue>")
    lines.extend(f'<weight index="{n}" value="{weight!r}"/>' for n, (weight, _) in enumerate(shares, 1))
    return "\n".join(lines)


def _boxes(domain: Domain, party: PartyPreferences) -> str:
    utility = party.utility
    lines = [f'<hyperRectangle utility="{utility.offset!r}"/>'] if utility.offset else []
    for term in utility.terms:
        if isinstance(term, Box):
            lines.append(_box(domain, term, utility.scale))
        elif isinstance(term, Table) and np.count_nonzero(term.values) <= _MOST_BOXES:
            cells = ((at, float(term.values[at])) for at in product(*(range(k) for k in term.values.shape)))
            lines.extend(_box(domain, Box(term.issues, at, at, worth), utility.scale) for at, worth in cells if worth)
        else:
            raise DomainError(
                "genius",
                f"the format cannot hold the worths of {party.id} as boxes",
                "write goodoffices JSON, which holds all",
            )
    inside = "\n".join(lines)
    return (
        f'<utility maxutility="1">\n<ufun type="PlainUfun" weight="1" aggregation="sum">\n{inside}\n</ufun>\n</utility>'
    )


def _box(domain: Domain, box: Box, scale: float) -> str:
    bounds = []
    for i, low, high in zip(box.issues, box.low, box.high, strict=True):
        first = int((domain.issues[i].values or (0.0,))[0])
        bounds.append(f'<INCLUDES index="{i + 1}" min="{first + low}" max="{first + high}"/>')
    return f'<hyperRectangle utility="{float(box.value * scale)!r}">{"".join(bounds)}</hyperRectangle>'
