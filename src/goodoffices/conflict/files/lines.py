"""Fields of a text form, read with their places: what is there, what is missing, what has no meaning."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.text import Mapping, Node, Positioned, Scalar, Sequence

__all__ = ["Lines"]


class Lines:
    """A file whose fields are being read; every fault is noted and reading goes on.

    Attributes
    ----------
    file : Positioned
    """

    __slots__ = ("file",)

    def __init__(self, file: Positioned) -> None:
        self.file = file

    def fault(self, code: str, message: str, node: Node, *, help: str = "", label: str = "", shift: int = 0) -> None:
        """Note a fault at a node, or ``shift`` characters into it."""
        width = 1 if shift else node.width
        self.file.fault(code, message, node.line, node.column + shift, width, label=label, help=help)

    @property
    def failed(self) -> bool:
        """True where an error has been noted."""
        return any(d.level == "error" for d in self.file.diagnostics)

    def text(self, node: Node | None, otherwise: str = "") -> str:
        """The text of a scalar."""
        if node is None:
            return otherwise
        if isinstance(node, Scalar):
            return node.text
        self.fault("E203", "text belongs here", node, help="write it in one line")
        return otherwise

    def items(self, node: Node | None) -> list[Node]:
        """The items of a list; one bare item is a list of one."""
        if node is None or (isinstance(node, Scalar) and node.plain and not node.text):
            return []
        return node.items if isinstance(node, Sequence) else [node]

    def fields(self, node: Node | None, known: Iterable[str], required: Iterable[str] = ()) -> dict[str, Node]:
        """The fields of a mapping, those without a meaning reported."""
        if not isinstance(node, Mapping):
            if node is not None:
                self.fault("E203", "a mapping belongs here", node, help=f"write {', '.join(known)} with a colon each")
            return {}
        names = tuple(known)
        for key in node.items:
            if key not in names:
                line, column = node.keys[key]
                self.file.fault(
                    "E201",
                    f'there is no field "{key}" here',
                    line,
                    column,
                    len(key),
                    label=f"one of: {', '.join(names)}",
                )
        for key in required:
            if key not in node.items:
                self.fault("E202", f'the field "{key}" is missing', node, help=f"add {key}:")
        return {key: value for key, value in node.items.items() if key in names}
