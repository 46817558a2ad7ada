"""Conflicts from files: the text form of a case folder, ``.gmcr`` files, and re-keyed published cases in JSON."""

from goodoffices.conflict.files.case import read_case_conflicts
from goodoffices.conflict.files.form import read_form
from goodoffices.conflict.files.gmcr import read_gmcr
from goodoffices.conflict.files.rekeyed import read_rekeyed
from goodoffices.conflict.files.source import read_conflict

__all__ = ["read_case_conflicts", "read_conflict", "read_form", "read_gmcr", "read_rekeyed"]
