"""Floor 0: text files read with positions and written in one step.

>>> from goodoffices.text import read_positioned, source_of
>>> read = read_positioned(source_of("a.yaml", b"answer: NO\\n"))
>>> read.node.items["answer"]
Scalar('NO' at 1:9)
"""

from goodoffices.text.atomic import write_atomic
from goodoffices.text.node import Mapping, Node, Scalar, Sequence
from goodoffices.text.positioned import Positioned, read_positioned
from goodoffices.text.source import SourceFile, read_source, source_of

__all__ = [
    "Mapping",
    "Node",
    "Positioned",
    "Scalar",
    "Sequence",
    "SourceFile",
    "read_positioned",
    "read_source",
    "source_of",
    "write_atomic",
]
