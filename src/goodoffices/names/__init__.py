"""Floor 0: names of people and states, in the scripts and alphabets in which they are written."""

from goodoffices.names.alphabet import alphabetical
from goodoffices.names.comparison import NameComparison, compare_names
from goodoffices.names.edit import edit_distance
from goodoffices.names.given import GivenName, father_of, given_name, is_patronymic, patronymic_stem, same_initial
from goodoffices.names.letters import mixes_alphabets, one_alphabet
from goodoffices.names.parts import NameParts, split_name
from goodoffices.names.script import direction, script_of
from goodoffices.names.sound import coarse, habit, skeleton, words_of
from goodoffices.names.spelling import fold_name
from goodoffices.names.word import WordAgreement, compare_words

__all__ = [
    "GivenName", "NameComparison", "NameParts", "WordAgreement", "alphabetical", "coarse", "compare_names",
    "compare_words", "direction", "edit_distance", "father_of", "fold_name", "given_name", "habit", "is_patronymic",
    "mixes_alphabets", "one_alphabet", "patronymic_stem", "same_initial", "script_of", "skeleton", "split_name",
    "words_of",
]  # fmt: skip
