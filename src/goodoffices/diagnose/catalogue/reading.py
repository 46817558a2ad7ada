"""9xx: documents that are read. 901 to 919 are faults and doubts of the document itself, 920 to 929 of its times and numbers, 930 to 939 of its speech."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["READING"]

READING = (
    Code(
        "E901",
        "a document with nothing in it",
        "The file is empty, or the page shows nothing: often it is drawn by a script, and what was saved is the script.",
        "Open the page, wait until the article is shown, and save that; or copy its text into a file.",
        see=("W908",),
    ),
    Code(
        "E902",
        "a file that is no document",
        "The bytes are not text, and not PDF or DOCX. Pictures, archives and older office files are not read.",
        "Save the text, or save the file as DOCX or PDF.",
        see=("E904",),
    ),
    Code(
        "E903",
        "a document that is too large",
        "Files up to 64 MiB are opened, of PDF the first 2,000 pages. What is larger is refused rather than begun.",
        "Split it into parts, or save only its text.",
        see=("E902", "W917"),
    ),
    Code(
        "E904",
        "a file of a known format that cannot be opened",
        "The file is damaged, breaks off, or is locked with a password. A feed that declares entities of its own is not read either: "
        "no feed needs them, and they are used to make a reader swell or fetch files.",
        "Take the file again from where it came, without a password.",
        see=("E902",),
    ),
    Code(
        "W905",
        "an encoding that was guessed",
        "The text is not UTF-8 and does not say what it is. The encoding was told from the letters that came out, among those "
        "common for English, Turkish, Ukrainian and Russian. Names may be wrong in a letter.",
        "Compare the names with the page, or save the file as UTF-8.",
        see=("W906",),
    ),
    Code(
        "W906",
        "a text in two encodings",
        "Most lines are UTF-8 and some are not, as happens when pieces of several pages are put into one file. Each line was "
        "read by itself.",
        "Compare the lines that are named with the page.",
        see=("W905",),
    ),
    Code(
        "N907",
        "words that the page does not show",
        "They stand in the file and no reader of the page sees them: hidden by an attribute, a style or a class, white on white, of "
        "no size, in comments, scripts or templates; in a DOCX hidden or deleted. They are no part of the text, and no "
        "entry is proposed from them. The notes give the first of them.",
        "Nothing, as a rule. Where the words seem to belong to the article, open the page and look.",
        see=("W916",),
    ),
    Code(
        "W908",
        "a document without a paragraph",
        "There are lines, but none that is running text: only the menus and headlines of a page.",
        "Open the page, wait until the article is shown, and save it again.",
        see=("E901",),
    ),
    Code(
        "W909",
        "a document that does not say when it was published",
        'Neither the head of the page nor its lines give a day. Without it "today", "Monday" and "last week" have no anchor.',
        "Give the time of publication when reading the document.",
        see=("W910", "W911"),
    ),
    Code(
        "W910",
        "a time of publication without a zone",
        "The page gives an hour and does not say where. It was taken as UTC, so that it may be off by up to fourteen hours, and a "
        '"today" near midnight by a day.',
        "Give the time of publication with its offset.",
        see=("W909",),
    ),
    Code(
        "W911",
        "two times of publication that differ",
        "What was given, what the head of the page says and what its lines say are more than a day and a half apart. Pages that are "
        "saved again later, and dates of other stories on the page, are the usual reasons.",
        "Give the right one when reading the document.",
        see=("W909",),
    ),
    Code(
        "N913",
        "parts of a letter that were not read",
        "Attachments, and older letters that are quoted under this one. Who speaks in a quoted letter is another person, on another "
        "day.",
        "Read them by themselves.",
    ),
    Code(
        "N914",
        "a feed of several entries, of which one was read",
        "A feed holds one document for each entry.",
        "Read all entries (`read_documents`).",
    ),
    Code(
        "W915",
        "pages without text",
        "The pages of the PDF are pictures, as scans are. Letters are not recognised here.",
        "Recognise the letters with another program, look them over, and read the result.",
    ),
    Code(
        "W916",
        "characters that no reader sees",
        "Characters that turn the direction of letters, or have no glyph, can make a text say one thing to a person and another "
        "to a machine. They were left where they stand.",
        "Look at the place before quoting from it.",
        see=("N907",),
    ),
    Code(
        "W917",
        "a document of which the first part was read",
        "Of a text the first 4,194,304 code points are read, about 650,000 words, and no more than 200,000 "
        "lines; of a page the first two million tags. The rest is kept and not read; the message says from where to where.",
        "Where the article stands in the rest, save it by itself.",
        see=("E903",),
    ),
    Code(
        "W918",
        "a page that veils its text until a script has run",
        "Nearly all words of the page are made invisible or transparent by its style, as some pages do until a script has run. No other "
        "words stand there, so that these were read as if they were shown.",
        "Compare with the page as a browser shows it before quoting, or save it again from there.",
        see=("N907",),
    ),
    Code(
        "W920",
        "a weekday that contradicts its date",
        "The text gives a date with a weekday, and the calendar has another one: Monday 23 July 2025 was a Wednesday. One of the two "
        "is wrong. The date was taken.",
        "Look into another account of the same event before this date is entered.",
        see=("N921",),
    ),
    Code(
        "N921",
        "a date in figures that may be read in two ways",
        "02/06/2025 is the second of June in most of the world and the sixth of February in America, and nothing in the document "
        "says which is meant. The one that was taken, and why, stands in the time itself.",
        "Decide by the outlet, and write the date in the entry by hand.",
        see=("W920",),
    ),
    Code(
        "N930",
        "a quotation that is not closed",
        "A quotation mark opens and none closes it, and the next paragraph does not go on with the quotation. Where the words of the "
        "speaker end is not known; they were taken to the end of the paragraph, or to the words that name the speaker.",
        "Look at the place before quoting from it.",
    ),
)
