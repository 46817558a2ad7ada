"""English: words that tell of the past and of what is to come."""

from __future__ import annotations

from goodoffices.read.language.words import words_in

__all__ = ["FUTURE", "FUTURE_BEFORE", "NEITHER", "PAST", "PLANNED"]

FUTURE = frozenset(
    words_in("""
    will shall starting ending 'll ’ll would won't won’t scheduled planned due expected upcoming slated must should begins
    starts opens meets resume convene arrive depart attend takes leaves departs travels expires arrives convenes resumes expire forthcoming rescheduled until
""")
)
FUTURE_BEFORE = frozenset(
    words_in("""
    set plans planning intends intend expects hopes hoping wants prepares preparing agreed invited going ready
    agree proposed proposes postponed deadline aims vowed promised pledged offered asked urged decided
""")
)
PLANNED = frozenset(
    words_in("""
    meet host hold begin start resume visit travel take sign discuss attend address open return continue arrive
    fly vote speak send release exchange end expire decide announce chair join convene gather be conclude
    deliver submit respond withdraw leave go talk brief present pay hand receive complete lift extend appear
    launch close
""")
)
PAST = frozenset(
    words_in("""
    said was were had has have been did told met held began came took went gave made saw spoke wrote left led
    sent says fell rose hit killed found put became got kept lost won brought built fought broke shot struck
    ended saying announced told adding according seized signed heard drew flew drove spent sought thought knew
    ran grew became didn't wasn't weren't didn’t wasn’t reads
""")
)
NEITHER = frozenset(
    words_in("""
    need hundred united armed indeed speed feed breed exceed proceed succeed red bed led wed shed
""")
)
