"""Faults of the user's request, as exceptions; faults of the data are values (:class:`~goodoffices.diagnose.Diagnostic`).

The tree::

    GoodOfficesError            exit 2: the request cannot be carried out as it was put
    ├── UsageError              an option, a date or a name that means nothing here
    ├── MissingExtra            a library of an optional extra is not installed
    ├── FolderError             the folder is not a case, or cannot be read or written
    ├── AudienceError           the audience is unknown in this case
    ├── SealError               a sealed file cannot be opened, sealed or destroyed
    ├── LedgerError             a chain, a proof, a key or a checkpoint is not what it should be
    ├── StoreError              a store of lists cannot be opened, read or written to
    └── DomainError             a domain of bargaining cannot be read, or not be written in the format asked for

Every message says what is wrong and, after a dash or in ``help``, what to do. No message carries the content of
a sealed or private file.
"""

from __future__ import annotations

from goodoffices.diagnose.diagnostic import Report

__all__ = [
    "AudienceError",
    "DomainError",
    "FolderError",
    "GoodOfficesError",
    "LedgerError",
    "MissingExtra",
    "SealError",
    "StoreError",
    "UsageError",
]


class GoodOfficesError(Exception):
    """A request that cannot be carried out.

    Parameters
    ----------
    message : str
        One sentence: what is wrong.
    help : str, optional
        One sentence: how to repair it.
    """

    exit_code = 2

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class UsageError(GoodOfficesError):
    """An option, a date or a name that means nothing here."""


class MissingExtra(GoodOfficesError):
    """A library that belongs to an optional extra is not installed.

    Parameters
    ----------
    feature : str
        What was asked for ("PDF output").
    extra : str
        The extra that brings it ("office").
    """

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(
            f"{feature} needs the extra '{extra}', which is not installed",
            f"in the checkout: .venv/bin/pip install -c constraints.txt -e '.[{extra}]'",
        )


class FolderError(GoodOfficesError):
    """The folder is not a case, or cannot be read or written."""


class AudienceError(GoodOfficesError):
    """The audience is not one of this case."""


class SealError(GoodOfficesError):
    """A sealed file cannot be opened, sealed or destroyed."""


class LedgerError(GoodOfficesError):
    """A chain, a proof, a key or a checkpoint is not what it should be."""


class StoreError(GoodOfficesError):
    """A store of lists cannot be opened, read or written to."""


class DomainError(GoodOfficesError):
    """A domain of bargaining cannot be read, or not be written in the format asked for.

    Parameters
    ----------
    name : str
        The file or folder, or what was asked for.
    report : Report or str
        All that is wrong, of which the first is the message; or the message itself.
    help : str
    """

    def __init__(self, name: str, report: Report | str, help: str = "") -> None:
        self.report = Report() if isinstance(report, str) else report
        first = next(iter(self.report.errors), None)
        if isinstance(report, str):
            message = f"{name}: {report}"
        elif first is None:
            message = f"{name} cannot be read as a domain"
        else:
            more = len(self.report.errors) - 1
            message = f"{first.place}: {first.message} [{first.code}]" + (f" (and {more} more)" if more else "")
        super().__init__(message, help or (first.help if first else ""))
