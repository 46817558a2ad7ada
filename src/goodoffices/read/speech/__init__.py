"""Who said what to whom, when and how: direct, reported, mixed and free speech of a document."""

from __future__ import annotations

from goodoffices.read.speech.attribution import CUE_CLASSES, DOCUMENT, MODES, OCCASIONS, Attribution, Voice
from goodoffices.read.speech.read import read_speech
from goodoffices.read.speech.speech import Speech

__all__ = ["CUE_CLASSES", "DOCUMENT", "MODES", "OCCASIONS", "Attribution", "Speech", "Voice", "read_speech"]
