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
)
