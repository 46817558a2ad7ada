"""70x, 71x: files of bargaining domains, and what a domain cannot be."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["DOMAINS"]

DOMAINS = (
    Code(
        "E701",
        "a path that holds no domain",
        "The file or folder is not there, cannot be opened, or is of no format that is read here.",
        "Check the path. The formats are listed in `docs/reference/domains.md`.",
        see=("E710",),
    ),
    Code(
        "E702",
        "a domain file that breaks the rules of its format",
        "From the place that is shown on, the file is not the XML, JSON, YAML or table that it should be, or a value "
        "has the wrong shape (a list where names are wanted).",
        "Correct the file at that place. Nothing is guessed: a domain is read whole or not at all.",
    ),
    Code(
        "E703",
        "a document type or an entity in XML",
        "Entities can make a small file grow without end, or fetch other files. No domain of the field needs them.",
        "Remove the `<!DOCTYPE ...>` and write the text out.",
    ),
    Code(
        "E704",
        "a kind of issue or utility that is not read",
        "The file uses a function, an aggregation or an issue type for which there is no exact counterpart here. It is "
        "not approximated silently.",
        "Export it as one of the kinds that the message names, or as a table.",
    ),
    Code(
        "E705",
        "an issue without options",
        "Every issue needs at least one option and every domain at least one issue; a range must hold a point, and no "
        "more than a million.",
        "Declare the options, or correct the bounds and the step.",
        see=("E709",),
    ),
    Code(
        "E706",
        "an option without a value",
        "A party's file gives no worth to an option, no weight to an issue, or no threshold. Taking it for 0 would "
        "turn a gap into a red line.",
        "Add the number, or say 0 if 0 is meant.",
        see=("E707",),
    ),
    Code(
        "E707",
        "a worth that is not a finite number",
        "A word, nothing, `NaN` or infinity stands where a number is needed.",
        "Write a decimal number with a point.",
        see=("E706",),
    ),
    Code(
        "E708",
        "a name that the domain does not have",
        "A profile speaks of an issue or an option that the domain file does not declare.",
        "Correct the spelling in one of the two files.",
    ),
    Code(
        "E709",
        "a name that stands twice in a domain",
        "Two issues, two options of an issue, two parties or two keys have the same name.",
        "Give one of them another name, or remove it.",
    ),
    Code(
        "E710",
        "a folder whose files make no domain",
        "There is no file with the issues, or several; there is no profile, or none of the name asked for.",
        "Keep one domain and its profiles in a folder, or name the files.",
        see=("E701", "W714"),
    ),
    Code(
        "E711",
        "a constraint that cannot be read",
        "A constraint names what is not there, or says too little to be kept or broken.",
        "Name the issues and options as the domain declares them.",
        see=("E708",),
    ),
    Code(
        "W712",
        "weights that do not add up to 1, or one below 0",
        "The weights of a party's issues are used as they stand. Comparisons with other parties, and with a "
        "reservation value on a scale from 0 to 1, may then mean something else than was intended. A weight below 0 "
        "turns an issue round: what is best in it counts as worst.",
        "Correct the weights, or leave them if they are points.",
    ),
    Code(
        "W713",
        "a reservation value above every package",
        "What the party has without agreement is worth more to it than the best package there is. No agreement can "
        "then be acceptable to it.",
        "Check the reservation value and its unit; if it is right, the domain needs another option.",
    ),
    Code(
        "W714",
        "profiles that were left out",
        "A folder with more than seven profiles offers alternatives, of which the first three were taken; or a file is "
        "there that is no profile.",
        "Choose the profiles by name.",
        see=("E710",),
    ),
    Code(
        "N715",
        "conditions read as shared constraints",
        "Every party that states conditions states these, so no package that breaks one is feasible.",
        "Nothing need be done.",
    ),
    Code(
        "N716",
        "a continuous issue read at points",
        "An exact answer needs a finite number of options. The issue is read at its two ends and at every twentieth "
        "between them.",
        "Nothing need be done. For other points, declare the options.",
    ),
    Code(
        "E717",
        "preferences that cannot all hold",
        "What is known of a party contradicts itself: a range ends before it begins, an order goes in a circle, or the "
        "ranges at the two ends of a chain of orders say the opposite. The message names the fewest statements that do. In "
        "a case `check` tells it of the preferences entered, party by party and faction by faction.",
        "Ask again, and take back or widen one of the statements that are named.",
    ),
    Code(
        "W718",
        "worths outside the scale of their format",
        "The format has worths from 0 to 1, or one sort of discount, and this file has others.",
        "Check the file; what was done with the value is said in the message.",
        see=("W712",),
    ),
    Code(
        "N719",
        "preferences inferred from positions alone",
        "Nobody has said how much the issue or the option is worth to the party. The five stances were taken for five "
        "equal steps of worth, and an issue left open for the middle; without a weight every issue counts alike.",
        "Enter a `preference` where more is known. Until then, read the answers as a question.",
        see=("E717",),
    ),
)
