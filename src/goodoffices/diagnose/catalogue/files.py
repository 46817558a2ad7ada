"""1xx: files that cannot be read, or not as they were meant."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["FILES"]

FILES = (
    Code(
        "E101",
        "a byte that is not UTF-8",
        "The file was saved in another encoding, most often Latin-1 or Windows-1252. Guessing would turn names into other "
        "names, so nothing of the file is read.",
        "Open it with the encoding it was written in and save it as UTF-8. Then read the names once more with your own eyes.",
    ),
    Code(
        "W102",
        "a byte-order mark at the beginning of the file",
        "Some editors put three invisible bytes before the first letter. The file is read without them.",
        '`goodoffices format` removes the mark; or choose "UTF-8 without BOM" when saving.',
    ),
    Code(
        "E103",
        "a tab in the indentation",
        "YAML counts spaces; a tab has no width that all editors agree on. The entry with the tab was not read, the others "
        "of the file were.",
        "Indent with two spaces.",
        "- id: remark-1\n\tkind: note\n  text: The hall was changed.\n",
        "- id: remark-1\n  kind: note\n  text: The hall was changed.\n",
        see=("E105",),
    ),
    Code(
        "W104",
        "line ends of another system",
        "The file ends its lines with CR LF or CR. It is read all the same, but a fingerprint taken of it will change when "
        "the next editor silently rewrites the line ends.",
        "`goodoffices format` makes them LF.",
    ),
    Code(
        "E105",
        "a stretch that is not YAML",
        "Here the grammar breaks: a quote that is never closed, a colon in the middle of a text without quotes, a line "
        "indented by one space too many. The entry was not read; the others of the file were. Until the file can be read "
        "whole, what remains of it is shown to the mediator only, since an audience may have been lost with the fault.",
        "Close the quote, put quotes around a text that holds a colon and a space, or align the line with its neighbours.",
        '- id: remark-1\n  kind: note\n  text: "The hall was changed.\n- id: remark-2\n  kind: note\n  text: The chair agreed.\n',
        '- id: remark-1\n  kind: note\n  text: "The hall was changed."\n- id: remark-2\n  kind: note\n  text: The chair agreed.\n',
        see=("E103",),
    ),
    Code(
        "E106",
        "an anchor, an alias, a tag or a merge",
        "YAML can repeat a piece by reference (`&a`, `*a`, `<<`) and force types (`!!int`). A case does not use either: "
        "what stands in an entry must be readable in that entry, by a person, years later.",
        "Write the value out.",
        "- id: remark-1\n  kind: note\n  text: &hall The hall was changed.\n",
        "- id: remark-1\n  kind: note\n  text: The hall was changed.\n",
    ),
    Code(
        "E107",
        "a key that stands twice",
        "One of the two values would silently win, and nobody could say which was meant. The first is kept for now.",
        "Keep one of the two. A key must also be a plain word.",
        "- id: remark-1\n  kind: note\n  text: The hall was changed.\n  text: The hall was not changed.\n",
        "- id: remark-1\n  kind: note\n  text: The hall was changed.\n",
    ),
    Code(
        "E108",
        "a line longer than any person writes",
        "A line of more than a million characters is a picture or an archive pasted by mistake, or an attempt to choke "
        "the reader. Nothing of the file was read.",
        "Remove the line, or break it up; a long document belongs among the sources, not in an entry.",
        see=("E109",),
    ),
    Code(
        "E109",
        "a file larger than the limit",
        "The file has more than 64 MB. No hand-kept record has; it was not read.",
        "Split it into several files; the names are free, all `.yaml` files of the folder are read.",
        see=("E108",),
    ),
    Code(
        "E110",
        "a link that leads out of the case folder",
        "A case must be whole when it is copied to a stick or cloned, and must not pull in files that nobody meant to "
        "share. The link was not followed.",
        "Copy the file into the folder.",
    ),
    Code(
        "E111",
        "a file that changed while it was being read",
        "Something saved the file in the very moment of reading. Half an old and half a new version would be a third one "
        "that nobody wrote, so it was not believed.",
        "Run the command again when the file has been saved.",
    ),
    Code(
        "E112",
        "a file that cannot be read",
        "The system refused: permissions, a link that leads to itself, a failing disk. The message says which.",
        "Give yourself the right to read it (`chmod u+r`), or mend the link.",
        see=("E113", "E114"),
    ),
    Code(
        "E113",
        "a file that is missing",
        "Its name is there (most often as a link), but nothing stands behind it.",
        "Restore the file, or remove what names it.",
    ),
    Code(
        "E114",
        "something that is not a regular file",
        "A folder, a named pipe or a device has a name that ends in `.yaml`.",
        "Replace it by a file of text, or give it another name.",
    ),
    Code(
        "E115",
        "a NUL character",
        "Text has none; binary files do. Most often something else was saved under this name. Nothing of it was read.",
        "Restore the text.",
    ),
    Code(
        "E116",
        "a second document in one file",
        "A line `---` in the middle begins a new YAML document. A file of a case holds one; the second was not read.",
        "Move it to a file of its own, or remove the line.",
        "- id: remark-1\n  kind: note\n  text: The hall was changed.\n---\n- id: remark-2\n  kind: note\n  text: The chair agreed.\n",
        "- id: remark-1\n  kind: note\n  text: The hall was changed.\n- id: remark-2\n  kind: note\n  text: The chair agreed.\n",
    ),
    Code(
        "W117",
        "a file that is not read",
        "It lies among the entries, but its name does not end in `.yaml`, so that nothing of it is in the case.",
        "Rename it to `.yaml`, or move it out of the folder. Files whose name begins with a dot are left alone.",
    ),
)
