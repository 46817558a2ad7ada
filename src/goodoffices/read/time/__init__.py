"""The times of a text: found by rules, resolved against the day of the statement or of publication, with the reason."""

from __future__ import annotations

from goodoffices.read.time.check import check_times
from goodoffices.read.time.join import JoinedTime, join_times
from goodoffices.read.time.mention import KINDS, RELATIONS, Anchor, TimeMention
from goodoffices.read.time.read import read_times

__all__ = ["KINDS", "RELATIONS", "Anchor", "JoinedTime", "TimeMention", "check_times", "join_times", "read_times"]
