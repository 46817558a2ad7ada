"""The numbers of a text: how many of what, as exactly as it is said."""

from __future__ import annotations

from goodoffices.read.number.mention import KINDS, NumberMention
from goodoffices.read.number.read import read_numbers

__all__ = ["KINDS", "NumberMention", "read_numbers"]
