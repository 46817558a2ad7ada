"""What the workbench refuses, one class a cause, each with its HTTP status.

The tree::

    GoodOfficesError
    └── Refusal
        ├── BadRequest           400  a request that no browser sends by itself
        ├── NoSession            403  nobody has followed a link here, or the session is over
        ├── LinkRefused          403  a one-time link that is used, too old or unknown
        ├── ForeignSite          403  a page of another site asks
        ├── NotThere             404  nothing of that name for this reader
        ├── MethodRefused        405  anything but reading
        ├── TooLarge             413  a body, where none is expected
        ├── TooLong              414  an address beyond the limit
        ├── ForeignHost          421  a name that is not this machine's own
        ├── Unexpected           500  a fault of the workbench itself
        ├── NotInstalled         501  a format whose library is missing
        └── FaultyCase           503  the files of the case cannot be read

What a refusal says never depends on what the asker may not see.
"""

from __future__ import annotations

from typing import ClassVar

from goodoffices.diagnose import GoodOfficesError

__all__ = [
    "BadRequest",
    "FaultyCase",
    "ForeignHost",
    "ForeignSite",
    "LinkRefused",
    "MethodRefused",
    "NoSession",
    "NotInstalled",
    "NotThere",
    "Refusal",
    "TooLarge",
    "TooLong",
    "Unexpected",
]

_AGAIN = "Press Enter in the terminal where goodoffices serve runs: it prints a new link."


class Refusal(GoodOfficesError):
    """A request that is not carried out.

    Parameters
    ----------
    message, help : str, optional
        In place of those of the class.
    """

    status: ClassVar[int] = 500
    code: ClassVar[str] = "refused"
    title: ClassVar[str] = "Refused"
    says: ClassVar[str] = ""
    advice: ClassVar[str] = ""

    def __init__(self, message: str = "", help: str = "") -> None:
        super().__init__(message or self.says, help or self.advice)

    def to_json(self) -> dict[str, dict[str, str | int]]:
        """The one shape in which every refusal is told to a program."""
        return {"error": {"status": self.status, "code": self.code, "message": self.message, "help": self.help}}


class BadRequest(Refusal):
    """A request that no browser sends by itself."""

    status, code, title = 400, "bad-request", "This request cannot be read"
    says = "The request is not one that this workbench understands."
    advice = "Go back and follow a link of the workbench."


class NoSession(Refusal):
    """Nobody has followed a link here, or the session is over."""

    status, code, title = 403, "no-session", "Open the workbench with its link"
    says = "This browser has no session here. Nothing of the case is shown without one."
    advice = f"Follow the link that goodoffices serve printed; it works once. {_AGAIN}"


class LinkRefused(Refusal):
    """A one-time link that is used, too old or unknown."""

    status, code, title = 403, "link-refused", "This link does not open the workbench"
    says = "The link is not one that this workbench has given out, or a newer link has taken its place."
    advice = _AGAIN


class ForeignSite(Refusal):
    """A page of another site asks."""

    status, code, title = 403, "foreign-site", "Asked by another site"
    says = "The request was sent by a page of another site, and the workbench answers only its own pages."
    advice = "Type the address of the workbench, or use a bookmark."


class NotThere(Refusal):
    """Nothing of that name for this reader."""

    status, code, title = 404, "not-there", "Nothing here"
    says = "There is nothing at this address."
    advice = "Look for it in the record."


class MethodRefused(Refusal):
    """Anything but reading."""

    status, code, title = 405, "read-only", "Read-only"
    says = "This workbench is read-only: it answers GET and HEAD."
    advice = "Change the files of the case; the workbench shows the change."


class TooLarge(Refusal):
    """A body, where none is expected."""

    status, code, title = 413, "too-large", "Too much"
    says = "A request to this workbench carries no body."
    advice = "Go back and follow a link of the workbench."


class TooLong(Refusal):
    """An address beyond the limit."""

    status, code, title = 414, "too-long", "The address is too long"
    says = "The address is longer than the workbench accepts."
    advice = "Shorten the search, or use fewer filters."


class ForeignHost(Refusal):
    """A name that is not this machine's own."""

    status, code, title = 421, "foreign-host", "Not this host"
    says = "The workbench answers only under 127.0.0.1 and localhost, at its own port."
    advice = "Use the address that goodoffices serve printed."


class Unexpected(Refusal):
    """A fault of the workbench itself."""

    status, code, title = 500, "unexpected", "A fault of the workbench"
    says = "Something went wrong in the workbench itself; the case is unharmed."
    advice = "The terminal where goodoffices serve runs names the kind of fault; please report it."


class NotInstalled(Refusal):
    """A format whose library is missing."""

    status, code, title = 501, "not-installed", "Not installed"


class FaultyCase(Refusal):
    """The files of the case cannot be read."""

    status, code, title = 503, "faulty-case", "The case has faults"
    says = "The files of the case cannot be read as they stand now."
    advice = "Run goodoffices check on the case folder: it names every fault with its line and its repair. Then load this page again."
