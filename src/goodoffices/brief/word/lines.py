"""Lines as runs of a paragraph, each in its language and direction, with real footnotes."""

from __future__ import annotations

from goodoffices.brief.characters import RIGHT_TO_LEFT, runs_right_to_left
from goodoffices.brief.reading_order import citations
from goodoffices.brief.sheet import Footnote, Line, Run, Sheet
from goodoffices.brief.word.markup import Xml, content, element

__all__ = ["Lines", "paragraph", "styled"]

_EAST_ASIAN = frozenset({"ja", "ko", "zh"})


def paragraph(style: str, inner: Xml, *, right_to_left: bool = False, extra: Xml = Xml("")) -> Xml:  # noqa: B008 (a constant)
    """A paragraph in a style; ``extra`` are properties that come between the style and the direction."""
    direction = element("w:bidi") if right_to_left else Xml("")
    return element("w:p", element("w:pPr", element("w:pStyle", w_val=style), extra, direction), inner)


def styled(text: str, *properties: Xml) -> Xml:
    """A run of text with the properties given; a line feed is a line break."""
    pieces: list[Xml] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
        if number:
            pieces.append(element("w:br"))
        for column, word in enumerate(line.split("\t")):
            if column:
                pieces.append(element("w:tab"))
            if word:
                pieces.append(element("w:t", word, xml_space="preserve"))
    return element("w:r", element("w:rPr", *properties) if properties else Xml(""), *pieces)


class Lines:
    """Writes lines, and keeps account of which notes have been cited.

    The first citation of a note is a footnote, later ones refer to it. Where the sheet numbers its notes in the
    order in which the document cites them, the word processor counts; otherwise each note carries the sheet's
    number as a mark of its own.

    Parameters
    ----------
    sheet : Sheet
    """

    def __init__(self, sheet: Sheet) -> None:
        self._known = {note.number: note for note in sheet.footnotes}
        self._placed: set[int] = set()
        order = [number for number in dict.fromkeys(citations(sheet)) if number in self._known]
        self._counted = order == list(range(1, len(order) + 1))

    @property
    def unplaced(self) -> tuple[Footnote, ...]:
        """Notes that nothing has cited so far."""
        return tuple(note for number, note in self._known.items() if number not in self._placed)

    def line(self, line: Line, *, strong: bool = False) -> Xml:
        """The runs of a line."""
        return content([self._run(run, strong) for run in line])

    def paragraph(self, line: Line, style: str, *, strong: bool = False, extra: Xml = Xml("")) -> Xml:  # noqa: B008
        """A line as a paragraph, in the direction of its first letter."""
        turned = runs_right_to_left("".join(run.text for run in line))
        return paragraph(style, self.line(line, strong=strong), right_to_left=turned, extra=extra)

    def _run(self, run: Run, strong: bool) -> Xml:
        properties: list[Xml] = []
        if run.quoted:
            properties.append(element("w:rStyle", w_val="Quotation"))
        if strong or run.strong:
            properties += [element("w:b"), element("w:bCs")]
        properties += _direction_and_language(run)
        marks = [self._mark(number) for number in run.notes]
        for place in range(len(marks) - 1, 0, -1):
            marks.insert(place, styled(",\N{THIN SPACE}", element("w:rStyle", w_val="FootnoteReference")))
        return content([styled(run.text, *properties), *marks])

    def _mark(self, number: int) -> Xml:
        style = element("w:rStyle", w_val="FootnoteReference")
        bookmark = f"_Note{number}"
        if number not in self._known:
            return styled(str(number), style)
        if number in self._placed:
            return self._reference(number, bookmark, style)
        self._placed.add(number)
        mark = element("w:r", element("w:rPr", style), *self._citation(number))
        return content(
            [element("w:bookmarkStart", w_id=number, w_name=bookmark), mark, element("w:bookmarkEnd", w_id=number)]
        )

    def _citation(self, number: int) -> tuple[Xml, ...]:
        if self._counted:
            return (element("w:footnoteReference", w_id=number),)
        return (element("w:footnoteReference", w_customMarkFollows=1, w_id=number), element("w:t", str(number)))

    def _reference(self, number: int, bookmark: str, style: Xml) -> Xml:
        if not self._counted:
            return element("w:hyperlink", styled(str(number), style), w_anchor=bookmark, w_history=1)
        code = element("w:instrText", f" NOTEREF {bookmark} \\f \\h ", xml_space="preserve")
        parts = [
            element("w:fldChar", w_fldCharType="begin"),
            code,
            element("w:fldChar", w_fldCharType="separate"),
            element("w:t", str(number)),
            element("w:fldChar", w_fldCharType="end"),
        ]
        return content([element("w:r", element("w:rPr", style), part) for part in parts])

    def footnote(self, note: Footnote, link: str) -> Xml:
        """A note as an element of the part of footnotes; ``link`` is the id of the relationship to its address, or empty."""
        own = element("w:footnoteRef") if self._counted else element("w:t", str(note.number))
        mark = element("w:r", element("w:rPr", element("w:rStyle", w_val="FootnoteReference")), own)
        parts = [mark, styled(" "), self.line(note.line)]
        if link:
            address = styled(note.url, element("w:rStyle", w_val="Hyperlink"))
            parts += [styled(" "), element("w:hyperlink", address, r_id=link, w_history=1)]
        return element("w:footnote", paragraph("FootnoteText", content(parts)), w_id=note.number)


def _direction_and_language(run: Run) -> list[Xml]:
    language = run.lang.partition("-")[0].lower()
    turned = language in RIGHT_TO_LEFT or run.lang in RIGHT_TO_LEFT or runs_right_to_left(run.text)
    properties = [element("w:rtl")] if turned else []
    if run.lang:
        kind = "w_bidi" if turned else "w_eastAsia" if language in _EAST_ASIAN else "w_val"
        properties.append(element("w:lang", **{kind: run.lang}))
    return properties
