"""5xx: spans of sources, and the texts they were taken from."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["SOURCES"]


def _said(span: str, source: str = "gazette") -> str:
    return f"- id: said-1\n  kind: statement\n  by: ana-brandt\n  gist: The hall suits us.\n  says: {{source: {source}, {span}}}\n"


def _kept(name: str) -> str:
    return f"- id: leaflet\n  title: Leaflet of the host\n  text: texts/{name}\n"


SOURCES = (
    Code(
        "E501",
        "a span that ends before it begins",
        "`start` is the first code point of the passage, counted from 0, `end` the one after the last.",
        "Put the smaller number first, and count again.",
        _said("start: 25, end: 0"),
        _said("start: 0, end: 25"),
        see=("E502",),
    ),
    Code(
        "E502",
        "a span beyond the end of its text",
        "The source says how long its text is, and the span reaches further. Most often bytes were counted, or the span "
        "belongs to another source.",
        "Count code points of the text as received, from 0.",
        _said("start: 0, end: 2500"),
        _said("start: 0, end: 25"),
        see=("E501", "E505"),
    ),
    Code(
        "E503",
        "a quotation of another length than its span",
        "The words in `exact` and the numbers beside them cannot both be right.",
        "Quote exactly what stands between `start` and `end`, spaces and quotation marks included.",
        _said("start: 0, end: 12, exact: The hall suits us", "herald"),
        _said("start: 0, end: 17, exact: The hall suits us", "herald"),
        see=("E505",),
    ),
    Code(
        "E504",
        "a source whose text is not there, or not the one received",
        "The source says that its text lies in the folder; it does not, or its fingerprint differs from the one noted when "
        "it was received. A span into another text proves nothing.",
        "Restore the text as received, or remove `text:`. If the publisher changed it, enter the new version as a source of "
        "its own.",
        _kept("leaflet.txt"),
        _kept("gazette.txt"),
        "sources/example.yaml",
        see=("E506",),
    ),
    Code(
        "E505",
        "words that do not stand where the span says",
        "The text of the source was looked up, and other words stand there. The message says where the quoted ones do.",
        "Quote the text as received; do not mend its slips (a note of type `slip` is the place for that).",
        _said("start: 0, end: 17, exact: The hall fits us."),
        _said("start: 0, end: 17, exact: The hall suits us"),
        see=("E503", "E506"),
    ),
    Code(
        "E506",
        "a passage whose fingerprint differs",
        "For a passage too long to quote the span keeps the SHA-256 of its words. The words that stand there now have "
        "another one: the span is off, or the text was altered.",
        "Compare the text with the one received, then correct `start` and `end` or the fingerprint.",
        _said("start: 0, end: 17, sha256: 7b1e2899c277d03f324f7e53946505df37373b8ad9a111558c5c43f01e260f6e"),
        _said("start: 0, end: 17, sha256: c2eceaeb993355f32b890ac82131190f2d97b7712748beedd142ff4c9a41bd48"),
        see=("E504", "E505"),
    ),
    Code(
        "N507",
        "a source whose text was not given",
        "`check --texts FOLDER` holds every span against the texts in that folder, which are known by their fingerprint. "
        "None of them is this source's, so its spans were not held against anything.",
        "Put the text as received into the folder, under any name.",
        see=("E504",),
    ),
)
