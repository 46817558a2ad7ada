"""What an export makes: one file or several, with what should be said beside them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Bundle"]


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of an export.

    Parameters
    ----------
    files : tuple of (str, bytes)
        Names and contents, in a fixed order.
    folder : bool
        True where the files belong in a folder of their own, False for a single file.
    remarks : tuple of str
        What the format could not carry, for the person who asked; not part of any file.
    """

    files: tuple[tuple[str, bytes], ...]
    folder: bool = False
    remarks: tuple[str, ...] = ()
