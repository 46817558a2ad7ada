"""951 to 959, 970 to 979: lists of people."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["LISTS"]

LISTS = (
    Code(
        "E951",
        "a list that cannot be opened",
        "The file is damaged, is none of CSV, XLSX and Parquet, or is larger than is read: 512 MiB as it lies on the disk, 1 GiB "
        "unpacked. A workbook that unpacks to a thousand times its size is refused as well.",
        "Open it in the program that wrote it and save it as CSV (UTF-8) or XLSX; divide a list that is too large.",
        see=("E952",),
    ),
    Code(
        "E952",
        "a list without a column of names",
        "None of the first twenty rows has a heading that is known for a name or a surname. Nothing of the file is quoted, since a list "
        "without headings begins with a person.",
        "Add headings, or name the columns in a mapping file: `goodoffices reconcile A B --mapping columns.yaml`.",
        see=("E951",),
    ),
    Code(
        "W953",
        "an id that two rows share",
        "An id names one row. The later row is kept under the id with `~2` after it, so that nothing is lost.",
        "Give each row an id of its own.",
    ),
    Code(
        "W954",
        "a date that cannot be read",
        "The cell has text where a date belongs, or a day that no month has, or a year before 1880 or after 2100. The row is read without it.",
        "Write the date as `1990-05-07`, or the year alone.",
        see=("W955", "W956"),
    ),
    Code(
        "W955",
        "a date that can be read two ways",
        "Day and month are both at most twelve, and no other date of the column shows which comes first. The day was taken to come first.",
        "Write the dates as `1990-05-07`.",
        see=("W954",),
    ),
    Code(
        "W956",
        "a date that is a number of days",
        "A spreadsheet keeps a date as the number of days since 30 December 1899, and this list has the number. It was read as that date.",
        "Format the column as a date before the list is saved, or check the dates.",
        see=("W954",),
    ),
    Code(
        "W957",
        "letters of two alphabets in one word",
        "A Latin letter in a Cyrillic word looks the same and is another letter; searching does not find such a name. It is compared as if "
        "it were written in one alphabet.",
        "Type the word again in one alphabet, if the list is to be searched.",
    ),
    Code(
        "W958",
        "surname and given name that look swapped",
        "What stands in the column of surnames is a known given name, and what stands in that of given names is none. The row is compared "
        "the other way round.",
        "Check the row, and swap the two cells.",
    ),
    Code(
        "W959",
        "a cell that holds a formula",
        "A cell of a list of people has a formula. In a workbook its last computed value is read; in a CSV file its text, which is never "
        "computed.",
        "Put the value in its place.",
    ),
    Code(
        "W970",
        "a list whose encoding was guessed",
        "The file is not UTF-8, and does not say what it is. The encoding was chosen by the letters that come out.",
        "Look whether the names are right; save the list as UTF-8.",
    ),
    Code(
        "W971",
        "a row without a name",
        "The row has neither a name in one field nor a surname, given name or patronymic. It is kept, and matches nobody but by a service "
        "number.",
        "Add the name, or remove the row.",
    ),
    Code(
        "W972",
        "a row that does not fit the headings",
        "The row has more or fewer cells than there are headings: a separator inside a cell without quotes, or merged cells.",
        "Correct the row.",
    ),
    Code(
        "W973",
        "judgements that contradict one another",
        "Two records were judged different, and judgements of other pairs make them the same (a is b, b is c, a is not c). Nothing of what "
        "hangs together so is accepted; its pairs are first in the queue for review.",
        "Judge one of the pairs again: of two judgements of one pair the later counts.",
        see=("W974",),
    ),
    Code(
        "W974",
        "a judgement on a row that has changed since",
        "When the judgement was made, an identifying field of the row read otherwise: a name, sex, birth date or birthplace, service number, "
        "father or mother. The judgement stands.",
        "Look at the pair again, and judge it again.",
        see=("W975",),
    ),
    Code(
        "W975",
        "a judgement on a row that is not on the list",
        "The list has no row under that id, or the row is another person's by now, and no row, or more than one, reads as that one did. "
        "The judgement is kept and is not used.",
        "Nothing, where the person has left the list. Where a list has been renamed, give its former name with `--name-a` or `--name-b`.",
        see=("W974",),
    ),
    Code(
        "W976",
        "a book of judgements whose last line was cut off",
        "The program was stopped while it wrote. The judgements before that line are whole and are used; with the next judgement the rest "
        "of the line is set aside in a file beside the book.",
        "Look into the file that was set aside, and judge that pair again.",
    ),
    Code(
        "E977",
        "a row of judgements that cannot be used",
        "The row of the file given with `--judge` names a record that is not on its list, has a verdict that is none of same, different and "
        "unsure, nobody who decided, or a time without its offset from UTC. No row of the file was taken.",
        "Correct the row, and give the file again.",
        see=("W975",),
    ),
    Code(
        "W978",
        "several values where one is compared",
        "An entry of a PFIF or FollowTheMoney file gives a field several values, such as a name in two scripts. The first was taken.",
        "Nothing, where the first is the best known. Otherwise give it first, or give the other in a row of its own.",
    ),
    Code(
        "W979",
        "a line that is no entity",
        "A FollowTheMoney file has a line or an element that is not an object with `id`, `schema` and `properties`. It was passed over.",
        "Export the list again, or write the line again.",
    ),
)
