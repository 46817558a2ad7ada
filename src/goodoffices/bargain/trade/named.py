"""Packages as people name them: option by option, by their place in a list, or by the idea that picks them."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from goodoffices.bargain.domain import Domain, Package
from goodoffices.diagnose import UsageError

__all__ = ["read_package"]


def read_package(
    domain: Domain, text: str, *, listed: Sequence[Package] = (), named: Mapping[str, Package] | None = None
) -> Package:
    """Read the name of a package.

    Parameters
    ----------
    domain : Domain
    text : str
        ``issue=option,issue=option``, by ids or titles (what is left out is as in the status quo); the number of a listed
        package, from 1; or one of the names. ``status-quo`` is a name where the domain says what that is.
    listed : sequence of package
        What a number stands for.
    named : mapping of package, optional
        What a name stands for.

    Raises
    ------
    UsageError
        Where it names no package, with what would.

    Examples
    --------
    >>> from goodoffices.bargain import DomainIssue
    >>> peace = Domain("demo", (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes"))), (),
    ...     status_quo=(0, 0))
    >>> read_package(peace, "truce=30 days"), read_package(peace, "2", listed=[(1, 0), (1, 1)])
    ((1, 0), (1, 1))
    """
    names = dict(named or {})
    if domain.status_quo is not None:
        names.setdefault("status-quo", domain.status_quo)
    wanted = text.strip()
    if "=" not in wanted:
        if wanted.isdecimal():
            if not 1 <= int(wanted) <= len(listed):
                raise UsageError(f"there is no package {wanted}", f"the list has {len(listed)}")
            return tuple(listed[int(wanted) - 1])
        if wanted in names:
            return tuple(names[wanted])
        known = ", ".join(names) or "none here"
        raise UsageError(f'"{wanted}" names no package', f"say issue=option,issue=option, a number, or a name: {known}")
    chosen: dict[int, int] = {}
    for part in _parts(wanted):
        issue, _, option = part.partition("=")
        at = _found(issue.strip(), [(i.id, i.title) for i in domain.issues], "issue")
        if at in chosen:
            raise UsageError(f'"{domain.issues[at].id}" is settled twice', "settle it once")
        own = domain.issues[at]
        known_options = [(id, own.option_label(n)) for n, id in enumerate(own.options)]
        chosen[at] = _found(option.strip(), known_options, f"option of {domain.issues[at].id}")
    missing = [issue.id for at, issue in enumerate(domain.issues) if at not in chosen]
    if missing and domain.status_quo is None:
        raise UsageError(
            f"the package leaves out {', '.join(missing[:5])}{' and more' if len(missing) > 5 else ''}",
            "settle every issue: it is not known what is the case without an agreement",
        )
    rest = domain.status_quo or (0,) * len(domain.issues)
    return tuple(chosen.get(at, rest[at]) for at in range(len(domain.issues)))


def _parts(text: str) -> list[str]:
    """The settlements; a comma inside the name of an option is none between two."""
    parts: list[str] = []
    for piece in text.split(","):
        if "=" in piece or not parts:
            parts.append(piece)
        else:
            parts[-1] += f",{piece}"
    return [part for part in parts if part.strip()]


def _found(name: str, known: Sequence[tuple[str, str]], what: str) -> int:
    folded = name.casefold()
    literal = [at for at, own in enumerate(known) if name in own]
    loose = [at for at, own in enumerate(known) if folded in (own[0].casefold(), own[1].casefold())]
    for places in (literal, loose):
        if len(places) == 1:
            return places[0]
        if places:
            raise UsageError(f'"{name}" may be any of {len(places)} {what}s', "say its id")
    near = difflib.get_close_matches(name, [id for id, _ in known], 3, 0.4) or [id for id, _ in known[:5]]
    raise UsageError(f'there is no {what} "{name}"', f"for one: {', '.join(near)}")
