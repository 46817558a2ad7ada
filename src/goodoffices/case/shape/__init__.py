"""What the fields of entries may hold."""

from goodoffices.case.shape.name import Ident, OptionRef, Ref
from goodoffices.case.shape.number import Count, Number, Quantity, Whole
from goodoffices.case.shape.several import FrozenMap, ListOf, MapOf
from goodoffices.case.shape.shape import Shape
from goodoffices.case.shape.time import Length, Time
from goodoffices.case.shape.word import AudienceMark, Choice, Digest, Flag, Language, Text, Zone

__all__ = [
    "AudienceMark", "Choice", "Count", "Digest", "Flag", "FrozenMap", "Ident", "Language", "Length", "ListOf", "MapOf",
    "Number", "OptionRef", "Quantity", "Ref", "Shape", "Text", "Time", "Whole", "Zone",
]  # fmt: skip
