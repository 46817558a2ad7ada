"""The look of a diagnostic, as STYLE has it, and what no file can do to a terminal."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.diagnose import Diagnostic, Place, Report, draw

OPTION = Diagnostic(
    "E204",
    'option "ceasefire-30d" is not declared for issue "ceasefire"',
    Place("record/2024-03.yaml", 41, 13, 13),
    label="declared: ceasefire-14d, ceasefire-60d (issues.yaml:12)",
    help='perhaps "ceasefire-60d" is meant',
    notes=("first seen in line 12",),
    excerpt="    option: ceasefire-30d",
)


def test_the_look() -> None:
    assert draw(OPTION, root="cases/demo/") == (
        'error[E204]: option "ceasefire-30d" is not declared for issue "ceasefire"\n'
        "  --> cases/demo/record/2024-03.yaml:41:13\n"
        "41 |     option: ceasefire-30d\n"
        "   |             ^^^^^^^^^^^^^ declared: ceasefire-14d, ceasefire-60d (issues.yaml:12)\n"
        "  = note: first seen in line 12\n"
        '  = help: perhaps "ceasefire-60d" is meant'
    )


def test_a_fault_of_a_whole_file_has_no_line() -> None:
    shown = draw(Diagnostic("W117", "this file is not read", Place("record/a.yml"), label="x", help="rename it"))
    assert shown == "warning[W117]: this file is not read\n  --> record/a.yml\n  = x\n  = help: rename it"


def test_marks_stand_below_wide_and_combining_letters() -> None:
    shown = draw(Diagnostic("E205", "m", Place("a", 1, 7, 2), excerpt="東京e\u0301: ab")).split("\n")
    assert shown[2].index("ab") + 2 - 1 == shown[3].index("^"), (
        "two wide letters take two columns more, a combining mark one less"
    )
    assert shown[3].count("^") == 2


def test_a_long_line_is_cut_around_its_mark() -> None:
    excerpt = "x" * 40 + "HERE" + "y" * 40
    shown = draw(Diagnostic("E205", "m", Place("a", 1, 1041, 4), excerpt=excerpt, offset=1000)).split("\n")
    assert shown[2].index("HERE") == shown[3].index("^^^^")


def test_controls_and_directions_are_shown_and_not_obeyed() -> None:
    bad = "a\x1b[31m\u202eb\u2066c\x9bd\re\u200f\x00\u2028\U000e0041"
    diagnostic = Diagnostic(
        "E205", f"no {bad}", Place(f"record/{bad}.yaml", 1, 1, 3), label=bad, help=bad, notes=(bad,), excerpt=bad
    )
    shown = draw(diagnostic, root=f"x{bad}")
    assert all(c == "\n" or c.isprintable() for c in shown)
    assert "\\u001b[31m\\u202eb\\u2066c" in shown
    assert shown.count("\n") == 5


@given(st.text(max_size=60), st.integers(1, 70), st.integers(1, 70), st.text(max_size=20))
def test_any_line_can_be_shown(excerpt: str, column: int, width: int, message: str) -> None:
    shown = draw(Diagnostic("W601", message, Place("a.yaml", 3, column, width), excerpt=excerpt))
    assert len(shown.split("\n")) == (4 if excerpt else 2)
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in shown)


def test_colour_is_only_added() -> None:
    painted = draw(OPTION, paint=lambda text, style: f"<{style}>{text}</>")
    assert painted.startswith("<error>error[E204]</>: ")
    assert "<place>record/2024-03.yaml:41:13</>" in painted and "<mark>^^^^^^^^^^^^^ declared" in painted


def test_a_report_is_in_order_and_says_nothing_twice() -> None:
    later, first = Diagnostic("W601", "b", Place("a", 9, 1)), Diagnostic("E205", "a", Place("a", 2, 1))
    report = Report.of([later, first, later, Diagnostic("N304", "c", Place("0"))], files=2, entries=3)
    assert [d.code for d in report] == ["N304", "E205", "W601"]
    assert (len(report), report.clean, len(report.errors), len(report.warnings)) == (3, False, 1, 1)
    assert Report.of([Diagnostic("N304", "c", Place("0"))]).clean
    assert report.to_json() | {"diagnostics": []} == {
        "files": 2,
        "entries": 3,
        "errors": 1,
        "warnings": 1,
        "diagnostics": [],
    }
    assert list(report.to_json()["diagnostics"][1]) == [
        "code",
        "level",
        "file",
        "line",
        "column",
        "width",
        "message",
        "label",
        "help",
        "notes",
    ]


def test_a_file_name_that_is_no_text_is_text_in_json() -> None:
    found = Diagnostic("E112", "m", Place("record/\udcff.yaml")).to_json()
    assert found["file"] == "record/\\udcff.yaml"
    found["file"].encode()
