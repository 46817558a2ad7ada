"""People Finder Interchange Format: its people as the rows of a list, its notes as what is said of them.

PFIF 1.4 (2012), and the earlier versions 1.1 to 1.3, whose ``first_name`` and ``last_name`` became ``given_name`` and
``family_name``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from goodoffices.diagnose import Diagnostic, Place
from goodoffices.people.record import FIELDS
from goodoffices.people.sheet import Sheet

__all__ = ["PfifNote", "is_pfif", "notes_of_pfif", "sheet_of_pfif"]

_NAMESPACE = "http://zesty.ca/pfif/1."
_FIELD_OF = {
    "person_record_id": "id",
    "full_name": "full_name",
    "family_name": "surname",
    "last_name": "surname",
    "given_name": "given",
    "first_name": "given",
    "sex": "sex",
    "date_of_birth": "born",
    "home_country": "power",
}
_CLAIMS = {"believed_alive": "seen", "believed_missing": "missing", "believed_dead": "died"}
_HELP_LINES = "nothing need be done: the first was compared"


@dataclass(frozen=True, slots=True)
class PfifNote:
    """What somebody says of a person.

    Parameters
    ----------
    person : str
        Id of the person's record.
    linked : str
        Id of another record that the author takes for the same person; empty where none.
    status : str
        ``believed_alive``, ``believed_missing``, ``believed_dead``, ``information_sought``, ``is_note_author`` or empty.
    author, on, place, text : str
        Who says so, when (ISO 8601), where the person was last known to be, and in which words.
    line : int
        Of the file, from 1.
    """

    person: str
    linked: str = ""
    status: str = ""
    author: str = ""
    on: str = ""
    place: str = ""
    text: str = field(default="", repr=False)
    line: int = 0

    @property
    def claim(self) -> str:
        """The kind of claim that the status is; empty where it says nothing of the person.

        Examples
        --------
        >>> PfifNote("p1", status="believed_dead").claim, PfifNote("p1", status="information_sought").claim
        ('died', '')
        """
        return _CLAIMS.get(self.status, "")


def is_pfif(data: bytes) -> bool:
    """Whether this is XML that names the format near its beginning."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and _NAMESPACE.encode() in head


def sheet_of_pfif(data: bytes, name: str) -> Sheet:
    """The people as rows, with headings that are the fields of :class:`~goodoffices.people.record.PersonRecord`.

    Parameters
    ----------
    data : bytes
    name : str
        Of the file, for diagnostics.
    """
    reader = _read(data)
    if reader.refused is not None:
        line, message = reader.refused
        return Sheet(diagnostics=(Diagnostic("E951", message, Place(name, line, 1), help="export the list again"),))
    said = []
    rows = [(1, FIELDS)]
    for line, fields in reader.people:
        cells = dict.fromkeys(FIELDS, "")
        for tag, text in fields.items():
            first, _, more = text.partition("\n")
            if more.strip() and tag in _FIELD_OF:
                message = f"{_FIELD_OF[tag]}: {len(text.split(chr(10)))} values"
                said.append(Diagnostic("W978", message, Place(name, line, 1), help=_HELP_LINES))
            if tag in _FIELD_OF:
                cells[_FIELD_OF[tag]] = _whole_year(first) if tag == "date_of_birth" else first.strip()
        rows.append((line, tuple(cells[field] for field in FIELDS)))
    return Sheet(tuple(rows), diagnostics=tuple(said))


def notes_of_pfif(data: bytes) -> tuple[PfifNote, ...]:
    """What is said of whom, in the order of the file; nothing where the file cannot be read."""
    return tuple(
        PfifNote(
            person=fields.get("person_record_id", ""),
            linked=fields.get("linked_person_record_id", ""),
            status=fields.get("status", ""),
            author=fields.get("author_name", ""),
            on=fields.get("source_date", "") or fields.get("entry_date", ""),
            place=fields.get("last_known_location", ""),
            text=fields.get("text", ""),
            line=line,
        )
        for line, fields in _read(data).notes
    )


def _whole_year(text: str) -> str:
    """``1990-05`` is a year of which the month is known, and lists have no such date."""
    return text[:4] if len(text) == 7 and text[4] == "-" else text


class _Refused(Exception):
    """A document type or an entity."""


class _Reader:
    """Collects people and notes, a note within a person or beside it."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.people: list[tuple[int, dict[str, str]]] = []
        self.notes: list[tuple[int, dict[str, str]]] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.depth = 0
        self.words: list[str] = []
        self.refused: tuple[int, str] | None = None
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.words.append
        parser.StartDoctypeDeclHandler = self.refuse
        parser.EntityDeclHandler = self.refuse

    def refuse(self, *_: object) -> None:
        raise _Refused

    def start(self, qualified: str, _attributes: dict[str, str]) -> None:
        namespace, _, tag = qualified.rpartition(" ")
        self.words.clear()
        if namespace.startswith(_NAMESPACE) and tag in ("person", "note"):
            fields: dict[str, str] = {}
            self.open.append((tag, fields))
            (self.people if tag == "person" else self.notes).append((self.parser.CurrentLineNumber, fields))

    def end(self, qualified: str) -> None:
        namespace, _, tag = qualified.rpartition(" ")
        if not self.open or not namespace.startswith(_NAMESPACE):
            return
        kind, fields = self.open[-1]
        if tag == kind:
            self.open.pop()
            if kind == "note" and self.open and self.open[-1][0] == "person":
                fields.setdefault("person_record_id", self.open[-1][1].get("person_record_id", ""))
        elif text := "".join(self.words).strip():
            fields[tag] = text
        self.words.clear()


def _read(data: bytes) -> _Reader:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    reader = _Reader(parser)
    try:
        parser.Parse(data.lstrip(b" \t\r\n"), True)
    except _Refused:
        reader.refused = parser.CurrentLineNumber, "the file declares a document type or an entity"
    except expat.ExpatError as fault:
        reader.refused = fault.lineno, f"this is not XML: {expat.ErrorString(fault.code)}"
    except (ValueError, LookupError):
        reader.refused = 1, "the encoding that the file names is not known"
    return reader
