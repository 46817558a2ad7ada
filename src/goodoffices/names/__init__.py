"""Floor 0: names of people and states, in the scripts and alphabets in which they are written."""

from goodoffices.names.alphabet import alphabetical
from goodoffices.names.script import direction, script_of
from goodoffices.names.spelling import fold_name

__all__ = ["alphabetical", "direction", "fold_name", "script_of"]
