"""The package of parts, by python-docx's open packaging layer; import it only where that is installed."""

from __future__ import annotations

import io
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

__all__ = ["WordFile", "WordPart"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = {
    "styles": RELATIONSHIP_TYPE.STYLES,
    "settings": RELATIONSHIP_TYPE.SETTINGS,
    "numbering": RELATIONSHIP_TYPE.NUMBERING,
    "header": RELATIONSHIP_TYPE.HEADER,
    "footer": RELATIONSHIP_TYPE.FOOTER,
    "footnotes": RELATIONSHIP_TYPE.FOOTNOTES,
}


class WordPart(Part):
    """A part whose content may be written after others have been related to it."""

    content: bytes = b""

    @property
    def blob(self) -> bytes:
        """What is stored."""
        return self.content

    def link(self, url: str) -> str:
        """The id of a relationship to an address outside the file."""
        return str(self.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


class WordFile:
    """A document's package: the main part and those it refers to.

    Attributes
    ----------
    body : WordPart
        The main part.
    """

    def __init__(self, core_properties: bytes) -> None:
        self._package: Any = OpcPackage()
        self.body = self._part("/word/document.xml", f"{_WORD}.document.main+xml")
        self._package.relate_to(self.body, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        core = self._part("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, core_properties)
        self._package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)

    def add(self, kind: str, content: bytes = b"") -> tuple[WordPart, str]:
        """Add a part of that kind; gives it and the id of the relationship to it."""
        part = self._part(f"/word/{kind}.xml", f"{_WORD}.{kind}+xml", content)
        return part, str(self.body.relate_to(part, _RELATIONS[kind]))

    def image(self, name: str, content: bytes) -> str:
        """Add an image (``figure1.png``); gives the id of the relationship to it."""
        kind = "image/png" if name.endswith(".png") else "image/svg+xml"
        return str(self.body.relate_to(self._part(f"/word/media/{name}", kind, content), RELATIONSHIP_TYPE.IMAGE))

    def save(self) -> bytes:
        """The archive, as the packaging layer writes it."""
        saved = io.BytesIO()
        self._package.save(saved)
        return saved.getvalue()

    def _part(self, name: str, kind: str, content: bytes = b"") -> WordPart:
        part = WordPart(PackURI(name), kind, None, self._package)
        part.content = content
        return part
