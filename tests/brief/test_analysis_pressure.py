"""The section on pressure and time, and the same judgements in the brief."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from tests.bargain.test_pressure import duel
from tests.bargain.test_pressure_file import EFFECTS, FILE, istanbul

from goodoffices.bargain import Interval
from goodoffices.bargain.analysis import Analysis, Request, analyse
from goodoffices.bargain.pressure import Effect, Question, question_of_effects
from goodoffices.brief import compose_brief, render_sheet
from goodoffices.brief.analysis import sheet_of_analysis
from goodoffices.brief.sheet import Figure
from goodoffices.case import load_case
from goodoffices.cli.analyse import command
from goodoffices.diagnose import UsageError

__all__ = ["istanbul"]

THREAT = Effect(
    "tariffs", "norda", Interval(-5, -2), (date(2025, 9, 3), date(2025, 9, 9)), probability=Interval(0.9, 0.9),
    pressure="ultimatum", what="tariffs", reason="half of its trade", when="after the deadline 2025-09-02/2025-09-08",
)  # fmt: skip
LOSSES = Effect(
    "losses",
    "suda",
    Interval(-0.005, -0.001),
    (date(2025, 7, 1),) * 2,
    pace="per-day",
    reason="the war",
    expected=False,
)


def analysed(*effects: Effect, notes: tuple[str, ...] = ()) -> Analysis:
    asked = question_of_effects(effects, date(2025, 7, 23), date(2025, 10, 1), notes=notes)
    return analyse(duel(), Request(pressure=asked))


def words(found: Analysis) -> str:
    text = render_sheet(sheet_of_analysis(found), "md").decode()
    return " ".join(text.split())


def test_the_section_tells_days_reasons_and_what_would_open_the_zone() -> None:
    text = words(analysed(THREAT, LOSSES, notes=('"e9" is left out: it has no date',)))
    assert "## Pressure and time" in text
    assert "a day between 3 September 2025 and 9 September 2025; after the deadline 2025-09-02/2025-09-08" in text
    assert "half of its trade" in text and "not expected before" in text and "− " not in text
    assert "What would open the zone on 23 July 2025" in text and "How likely a pressure must be" in text
    assert "What waiting is worth" in text and '"e9" is left out: it has no date.' in text
    assert "As it comes, 3 September 2025 to" in text
    assert "norda: tariffs (ultimatum) may have begun." in text
    assert not re.search(
        r"\b(should|must not|recommend|advise)\b", text.partition("## Pressure and time")[2].partition("\n## ")[0]
    )


def test_without_effects_there_is_no_section() -> None:
    found = analyse(duel())
    assert found.pressure is None and found.as_json()["pressure"] is None
    assert "Pressure and time" not in words(found)


def test_where_the_zone_is_open_nothing_has_to_move() -> None:
    text = words(analyse(duel(1, 1), Request(pressure=question_of_effects([THREAT], date(2025, 7, 23)))))
    assert "nothing has to move" in text


def test_the_figure_stands_in_two_widths_with_its_data() -> None:
    found = analysed(THREAT, LOSSES)
    figures = [
        b for b in sheet_of_analysis(found).blocks if isinstance(b, Figure) and "without agreement, and when" in b.title
    ]
    (figure,) = figures
    for svg in (figure.svg, figure.narrow):
        root = ElementTree.fromstring(svg)
        assert "nan" not in svg and "inf" not in svg
        drawn = [element.text for element in root.iter() if element.tag.endswith("text")]
        assert {"norda", "suda", "Zone as it comes", "Zone as it can be expected", "1", "2"} <= set(drawn)
    assert float(re.search(r'width="(\d+)"', figure.narrow)[1]) <= 320  # type: ignore[index]
    assert figure.data is not None and {len(row) for row in figure.data.rows} == {len(figure.data.head)}
    days = [row[0][0].text for row in figure.data.rows]
    assert days == sorted(days) and {"2025-09-03", "2025-09-09"} <= set(days)
    assert "as it comes: closed from 2025-07-01, perhaps from 2025-09-03" in figure.description


def test_every_format_takes_it() -> None:
    sheet = sheet_of_analysis(analysed(THREAT))
    for form in ("text", "md", "html", "json"):
        assert b"Pressure and time" in render_sheet(sheet, form) or b"PRESSURE AND TIME" in render_sheet(sheet, form)


def test_a_question_that_cannot_be() -> None:
    with pytest.raises(UsageError, match="is before"):
        Question((THREAT,), date(2025, 7, 2), date(2025, 7, 1))
    with pytest.raises(UsageError, match="days ahead"):
        Question((THREAT,), date(2025, 7, 1), date(2025, 7, 1), horizon=-1)
    with pytest.raises(UsageError, match="no party here"):
        analysed(replace(THREAT, party="nobody"))


def test_a_case_is_followed_from_its_entries(istanbul: Path) -> None:
    asked = [str(istanbul), "--as-of", "2025-07-23T18:00+03:00", "--until", "2025-09-30", "--horizon", "0", "--json"]
    plain = json.loads(CliRunner().invoke(command, asked, catch_exceptions=False).stdout)["pressure"]
    assert (plain["today"], plain["realised"]["first"], plain["realised"]["last"]) == (
        "2025-07-23",
        "2025-07-23",
        "2025-09-30",
    )
    assert plain["anticipated"]["horizon"] == 0 and plain["realised"]["effects"][0]["id"] == "e-arms"
    assert plain["notes"] == ['"e-usa" is left out: "usa" is no party to the conflict']
    for reader in ("public", "party:russia"):
        told = json.loads(
            CliRunner().invoke(command, [str(istanbul), "--for", reader, "--json"], catch_exceptions=False).stdout
        )
        assert told["pressure"] is None


def test_a_domain_takes_a_file(tmp_path: Path) -> None:
    table = "issue,option,norda,suda\ntruce,none,0,0.6\ntruce,30 days,0.3,0\n#reservation,,0.2,0.2\n"
    (tmp_path / "talks.csv").write_text(table, "utf-8")
    (tmp_path / "e.yaml").write_text(FILE, "utf-8")
    asked = [str(tmp_path / "talks.csv"), "--effects", str(tmp_path / "e.yaml"), "--until", "2025-09-30"]
    plain = json.loads(CliRunner().invoke(command, [*asked, "--json"], catch_exceptions=False).stdout)["pressure"]
    assert plain["today"] == "2025-07-23" and len(plain["credibilities"]) == 2
    later = CliRunner().invoke(command, [*asked, "--as-of", "2025-08-01", "--json"], catch_exceptions=False)
    assert json.loads(later.stdout)["pressure"]["today"] == "2025-08-01"
    (tmp_path / "e.yaml").write_text(FILE.replace("suda", "nobody"), "utf-8")
    wrong = CliRunner().invoke(command, asked)
    assert wrong.exit_code == 1 and "E205" in wrong.stderr and wrong.stdout == ""


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--until", "soon"], "is not a day"),
        (["--until", "2025-01-01"], "is before"),
        (["--effects", __file__], "is for a domain file"),
    ],
)
def test_what_cannot_be_asked(istanbul: Path, more: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        CliRunner().invoke(command, [str(istanbul), *more], catch_exceptions=False)


def test_the_brief_shows_the_judgements_to_whom_they_are_for(istanbul: Path) -> None:
    def brief(reader: str) -> str:
        case, _ = load_case(istanbul, reader, "2025-07-23T18:00+03:00")
        return " ".join(render_sheet(compose_brief(case), "md").decode().split())

    text = brief("mediator")
    assert "What pressure is judged to do" in text
    assert "the worth of no agreement changes by −0.3 to −0.1, with a probability of 0.2 to 0.5, from a day between 3 September 2025 and 9 September 2025 on; estimated: trade." in text  # fmt: skip
    assert "−0.001 for every day, from 23 July 2025 on" in text
    assert EFFECTS.count("kind: effect") == 5 == len(re.findall("the worth of no agreement changes by", text))
    for reader in ("public", "room", "party:russia"):
        assert "judged to do" not in brief(reader)
