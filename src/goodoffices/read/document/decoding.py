"""From bytes to text: which encoding, how it is known, and what did not fit."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from goodoffices.diagnose import Diagnostic, Place

__all__ = ["Decoded", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,30})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{3,30})",
    re.IGNORECASE,
)
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_TURKISH = frozenset("ğşıİĞŞ")
_CANDIDATES = ("windows-1251", "koi8-u", "windows-1254", "windows-1252")
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it came in.

    Parameters
    ----------
    text : str
        With the byte-order mark of UTF-8 kept, where there was one: the offsets of a case count it.
    encoding : str
    diagnostics : tuple of Diagnostic
    """

    text: str
    encoding: str
    diagnostics: tuple[Diagnostic, ...] = ()


def decode(data: bytes, name: str, *, declared: str = "") -> Decoded:
    """Decode bytes: by their mark, as UTF-8, by what they declare, else by the letters that come out.

    Lines that are not UTF-8 in a text that otherwise is are decoded by themselves, and said.

    Parameters
    ----------
    data : bytes
    name : str
        For diagnostics.
    declared : str
        From a header outside the bytes; else the head of the page is searched.

    Examples
    --------
    >>> decode("Türkiye".encode(), "a.txt").encoding, decode("Туреччина приймає".encode("cp1251"), "b.txt").text
    ('utf-8', 'Туреччина приймає')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    wide = _without_mark(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide, (_guessed(name, wide),))
    if not declared:
        found = _DECLARED.search(data[:4096])
        declared = (found.group(1) or found.group(2)).decode("ascii", "replace") if found else ""
    known = _codec(declared)
    mixed = _mixed(data, known or _likeliest(data), name)
    if mixed:
        return mixed
    if known:
        try:
            return Decoded(data.decode(known), known)
        except (UnicodeDecodeError, LookupError):
            pass
    guess = _likeliest(data)
    return Decoded(data.decode(guess, "replace"), guess, (_guessed(name, guess),))


def _marked(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8":
            return _mixed(data, "windows-1252", name) or Decoded(
                data.decode("utf-8", "replace"), "utf-8", (_guessed(name, encoding),)
            )
        return Decoded(data.decode(encoding, "replace"), encoding, (_guessed(name, encoding),))


def _codec(declared: str) -> str:
    try:
        name = codecs.lookup(declared).name if declared else ""
    except LookupError:
        return ""
    # Pages that declare Latin-1 are read as Windows-1252 by every browser (WHATWG Encoding); UTF-8 has failed already.
    text = not name or codecs.lookup(name)._is_text_encoding
    return "" if not text or name.startswith("utf") else "windows-1252" if name in {"iso8859-1", "ascii"} else name


def _without_mark(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of Latin text is nought."""
    sample = data[:4096]
    if len(sample) < 8 or b"\x00" not in sample:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    return "utf-16-le" if odd > 0.3 * half > 3 * even else "utf-16-be" if even > 0.3 * half > 3 * odd else ""


def _mixed(data: bytes, other: str, name: str) -> Decoded | None:
    """The text, where most lines that are not ASCII are UTF-8 and a few are not."""
    lines = data.split(b"\n")
    decoded: list[str] = []
    good, bad = 0, []
    for number, line in enumerate(lines, 1):
        if line.isascii():
            decoded.append(line.decode("ascii"))
            continue
        try:
            decoded.append(line.decode("utf-8"))
            good += 1
        except UnicodeDecodeError:
            decoded.append(line.decode(other, "replace"))
            bad.append(number)
    if good < len(bad) or not good:
        return None
    told = ", ".join(map(str, bad[:8])) + (" and others" if len(bad) > 8 else "")
    fault = Diagnostic(
        "W906",
        f"{len(bad)} of {len(lines)} lines are not UTF-8 as the others are; they were read as {other}",
        Place(name, bad[0], 1),
        help="compare the letters of these lines with the page before quoting them",
        notes=(f"lines {told}",),
    )
    return Decoded("\n".join(decoded), "utf-8", (fault,))


def _likeliest(data: bytes) -> str:
    """The encoding of the house's languages whose letters look most like words."""
    sample = data[:_SAMPLE]
    scores = {encoding: _likeness(sample.decode(encoding, "replace"), encoding) for encoding in _CANDIDATES}
    return max(_CANDIDATES, key=lambda encoding: scores[encoding])


def _likeness(text: str, encoding: str) -> float:
    """Between -1 and 1: how much of what is not ASCII is letters in the case that words have."""
    runs = _NON_ASCII.findall(text)
    total = float(sum(map(len, runs)) or 1)
    if encoding in {"windows-1251", "koi8-u"}:
        good = sum(len(run) for run in runs if len(run) > 1 and run.isalpha() and (run[1:].islower() or run.isupper()))
        shout = sum(len(run) for run in runs if run.isalpha() and len(run) > 3 and run.isupper())
        return float(good - 0.5 * shout - sum(run.count("\ufffd") for run in runs)) / total
    letters = sum(char.isalpha() or char in "’‘“”–—…€£°«»\u00a0" for run in runs for char in run if len(run) <= 2)
    turkish = sum(char in _TURKISH for run in runs for char in run) if encoding == "windows-1254" else 0
    islandic = sum(char in "ðþýÐÞÝ" for run in runs for char in run) if encoding == "windows-1252" else 0
    lost = sum(run.count("\ufffd") for run in runs)
    return float(0.9 * (letters + 0.1 * turkish - 0.1 * islandic) - lost) / total


def _guessed(name: str, encoding: str) -> Diagnostic:
    return Diagnostic(
        "W905",
        f"the encoding is nowhere said and was taken to be {encoding}",
        Place(name),
        help="compare names with the page before quoting them, or save the file as UTF-8",
    )
