"""What a careful desk officer would query: each check is a page of its own, from a case to doubts with their places."""

from goodoffices.case.checks.counts import counts_that_disagree, dues_that_passed, more_than_owed
from goodoffices.case.checks.effects import effects_out_of_time
from goodoffices.case.checks.meetings import held_in_the_future, offices_not_held, same_number, two_delegations
from goodoffices.case.checks.people import one_person_twice
from goodoffices.case.checks.preferences import (
    issues_that_do_not_fit,
    preferences_that_contradict,
    preferences_that_do_not_fit,
    values_off_the_scale,
)
from goodoffices.case.checks.spans import spans_that_cannot_be, texts_that_differ
from goodoffices.case.checks.voices import cited_before_published, claims_of_nobody, entries_without_source, undated

__all__ = [
    "cited_before_published",
    "claims_of_nobody",
    "counts_that_disagree",
    "dues_that_passed",
    "effects_out_of_time",
    "entries_without_source",
    "held_in_the_future",
    "issues_that_do_not_fit",
    "more_than_owed",
    "offices_not_held",
    "one_person_twice",
    "preferences_that_contradict",
    "preferences_that_do_not_fit",
    "same_number",
    "spans_that_cannot_be",
    "texts_that_differ",
    "two_delegations",
    "undated",
    "values_off_the_scale",
]
