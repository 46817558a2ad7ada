"""The times of a text: found by rules, resolved against the day of the statement or of publication, with the reason."""

from __future__ import annotations

from goodoffices.read.time.mention import KINDS, RELATIONS, Anchor, TimeMention
from goodoffices.read.time.read import read_times

__all__ = ["KINDS", "RELATIONS", "Anchor", "TimeMention", "read_times"]
