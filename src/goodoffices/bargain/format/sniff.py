"""Which format a file or a folder has, and which of its files belong to the domain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goodoffices.bargain.format.reading import Reading

__all__ = ["FOLLOWED", "MOST_PROFILES", "Found", "sniff"]

MOST_PROFILES = 7
"""A folder with more profiles than this offers alternatives to choose from, not that many parties."""
FOLLOWED = 3
"""How many of the alternatives are taken where nobody has chosen."""

_ASIDE = {"reference.json", "specs.json", "specials.json", "pareto.xml", "frontier.csv", "stats.json", "_stats.yaml"}


@dataclass(frozen=True, slots=True)
class Found:
    """What a path holds.

    Parameters
    ----------
    format : str
        ``genius``, ``geniusweb``, ``negmas``, ``negolog``, ``scorable``, ``table``, ``articles``, ``points`` or
        ``goodoffices``.
    domain : Path or None
        The file with the issues.
    profiles : tuple of Path
    """

    format: str
    domain: Path | None
    profiles: tuple[Path, ...] = ()


def sniff(reading: Reading, path: Path, chosen: Sequence[str] = ()) -> Found | None:
    """Look at a file or a folder; None with a fault where it is no domain.

    Parameters
    ----------
    chosen : sequence of str
        Names of profile files, with or without their ending; empty for all.
    """
    if path.is_dir():
        return _folder(reading, path, None, chosen)
    kind = _kind(path)
    if kind == "points":
        return Found(kind, path, tuple(path.parent / name for name in chosen))
    if kind in ("table", "articles", "goodoffices"):
        return Found(kind, path)
    if kind.endswith(":domain"):
        return _folder(reading, path.parent, path, chosen)
    if kind.endswith(":profile"):
        form = kind.partition(":")[0]
        if form in ("genius", "negolog"):
            return Found(form, None, (path,))
        return _folder(reading, path.parent, None, chosen or (path.name,))
    if kind == "negmas:whole":
        return Found("negmas", path)
    if not path.exists():
        reading.fault("E701", "there is no such file or folder", help="check the path")
    else:
        reading.fault(
            "E701", "this is not a domain that can be read", help="docs/reference/domains.md lists the formats"
        )
    return None


def _kind(path: Path) -> str:
    """The format of one file and its part in it, from its ending and its first thousands of characters."""
    ending = path.suffix.lower()
    if ending in (".csv", ".tsv", ".xlsx"):
        return "table"
    try:
        with path.open("rb") as stream:
            head = stream.read(65536).decode("utf-8", "replace")
    except OSError:
        return ""
    if ending == ".xml" or head.lstrip("\ufeff \t\r\n").startswith("<"):
        tag = re.search(r"<\s*(negotiation_template|utility_space)\b", head)
        return "" if tag is None else "genius:domain" if tag.group(1) == "negotiation_template" else "genius:profile"
    if ending == ".json" or head.lstrip("\ufeff \t\r\n").startswith("{"):
        return _json_kind(head)
    if ending in (".yml", ".yaml"):
        return _yaml_kind(head)
    return ""


def _json_kind(head: str) -> str:
    tests = (
        ("goodoffices", r'"format"\s*:\s*"goodoffices-domain'),
        ("geniusweb:profile", r'"(LinearAdditiveUtilitySpace|SumOfGroupsUtilitySpace|linearadditive)"'),
        ("geniusweb:profile", r'"issueUtilities"'),
        ("geniusweb:domain", r'"issuesValues"'),
        ("negolog:profile", r'"issueWeights"'),
        ("articles", r'"articles"\s*:'),
        ("points", r'"parties"\s*:\s*\[[^\]]*\]\s*,\s*"points"\s*:\s*\{'),
    )
    for kind, pattern in tests:
        if re.search(pattern, head, re.IGNORECASE if kind.startswith("geniusweb") else 0):
            return kind
    return _yaml_kind(head.replace('"', ""))


def _yaml_kind(head: str) -> str:
    if re.search(r"^[\s{]*outcome_space\s*:", head, re.MULTILINE) or (
        re.search(r"^[\s{]*ufuns\s*:", head, re.MULTILINE) and re.search(r"^[\s{]*issues\s*:", head, re.MULTILINE)
    ):
        return "negmas:whole"
    if re.search(
        r"(^|[\s{,])type\s*:\s*['\"]?[\w.]*(Fun|UFun|UtilityFunction|LinearUtilityAggregationFunction)\b", head
    ) and not (re.search(r"^[\s{]*issues\s*:", head, re.MULTILINE)):
        return "negmas:profile"
    if re.search(r"(^|[\s{,])issues\s*:", head):
        return "negmas:domain"
    return ""


def _folder(reading: Reading, folder: Path, domain: Path | None, chosen: Sequence[str]) -> Found | None:
    if (folder / "scores_files").is_dir():
        scores = [p for p in sorted((folder / "scores_files").iterdir()) if p.suffix == ".txt" and p.is_file()]
        # Every file of points is a player, however many there are; never an alternative to choose from.
        return Found("scorable", folder, _chosen(reading, folder, scores, chosen) if chosen else tuple(scores))
    files = [p for p in sorted(folder.iterdir()) if p.is_file() and p.name not in _ASIDE and not p.name.startswith(".")]
    kinds = {path: _kind(path) for path in files}
    whole = [p for p, kind in kinds.items() if kind in ("goodoffices", "articles", "points", "negmas:whole")]
    domains = [p for p, kind in kinds.items() if kind.endswith(":domain")]
    profiles = [p for p, kind in kinds.items() if kind.endswith(":profile")]
    if domain is None and len(domains) > 1:
        names = ", ".join(p.name for p in domains)
        reading.fault("E710", f"the folder holds {len(domains)} domains: {names}", help="name one of the files")
        return None
    domain = domain or (domains[0] if domains else None)
    forms = {kinds[p].partition(":")[0] for p in ([domain] if domain else profiles)}
    tables = [p for p, kind in kinds.items() if kind == "table"]
    if not forms and len(whole or tables) == 1:
        only = (whole or tables)[0]
        return Found(kinds[only].partition(":")[0], only)
    if len(forms) != 1:
        reading.fault("E710", "the folder holds no domain", help="a domain file and one profile for each party")
        return None
    form = forms.pop()
    mine = [p for p in profiles if kinds[p].startswith(form)]
    return Found(form, domain, _chosen(reading, folder, mine, chosen))


def _chosen(reading: Reading, folder: Path, profiles: list[Path], chosen: Sequence[str]) -> tuple[Path, ...]:
    """The profiles that were asked for; otherwise all, or the first few of many alternatives."""
    if chosen:
        found = []
        for name in chosen:
            path = next((p for p in profiles if name in (p.name, p.stem)), None)
            if path is None:
                reading.fault(
                    "E710", f'the folder has no profile "{name}"', help=", ".join(p.name for p in profiles[:20])
                )
            else:
                found.append(path)
        return tuple(found)
    if len(profiles) > MOST_PROFILES:
        reading.fault(
            "W714",
            f"the folder offers {len(profiles)} profiles; the first {FOLLOWED} were taken: "
            + ", ".join(p.name for p in profiles[:FOLLOWED]),
            help="choose the profiles by name",
        )
        profiles = profiles[:FOLLOWED]
    return tuple(profiles)
