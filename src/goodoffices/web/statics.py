"""The files that every page shares, each under a name that carries its content's hash, so that a browser may keep it for good."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from starlette.responses import Response

from goodoffices.web.guard import STATIC
from goodoffices.web.refusal import NotThere

__all__ = ["StaticFile", "Statics", "read_statics"]

_TYPES = {"css": "text/css; charset=utf-8", "svg": "image/svg+xml; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file.

    Parameters
    ----------
    name : str
        With the hash: ``workbench.0f3a9c1e2b4d6f80.css``.
    content : bytes
    media : str
    """

    name: str
    content: bytes
    media: str


@dataclass(frozen=True, slots=True)
class Statics:
    """All of them, by their names without and with the hash."""

    by_plain: Mapping[str, StaticFile]
    by_hashed: Mapping[str, StaticFile]

    def url(self, plain: str) -> str:
        """The address under which pages name a file."""
        return f"{STATIC}{self.by_plain[plain].name}"

    def response(self, hashed: str) -> Response:
        """The file, to be kept by the browser.

        Raises
        ------
        NotThere
        """
        found = self.by_hashed.get(hashed)
        if found is None:
            raise NotThere
        return Response(
            found.content, media_type=found.media, headers={"Cache-Control": "private, max-age=31536000, immutable"}
        )


def read_statics(made: Mapping[str, str] | None = None) -> Statics:
    """Read the static files of the package.

    Parameters
    ----------
    made : mapping of name to text, optional
        Files that another floor keeps as text (the style of the brief).
    """
    contents = {
        item.name: item.read_bytes()
        for item in files("goodoffices.web").joinpath("static").iterdir()
        if item.name.rpartition(".")[2] in _TYPES
    }
    contents.update({name: text.encode() for name, text in (made or {}).items()})
    by_plain = {name: _named(name, content) for name, content in sorted(contents.items())}
    return Statics(by_plain, {file.name: file for file in by_plain.values()})


def _named(plain: str, content: bytes) -> StaticFile:
    stem, _, suffix = plain.rpartition(".")
    return StaticFile(f"{stem}.{hashlib.sha256(content).hexdigest()[:16]}.{suffix}", content, _TYPES[suffix])
