"""``goodoffices remains``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.exchange.remains.logs import CSV, written

from goodoffices.cli.remains import command
from goodoffices.diagnose import UsageError


def run(*arguments: str, code: int = 0) -> tuple[str, str]:
    result = CliRunner().invoke(command, list(arguments), catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.stdout, result.stderr


@pytest.fixture
def june(tmp_path: Path) -> Path:
    return written(tmp_path / "june", log__csv=CSV)


def test_the_page(june: Path) -> None:
    page, said = run(str(june))
    assert "Remains: The lots of June" in page and said == ""
    assert "lot l1  2 (1 unopened)  2      2" in page
    assert "Headquarters 3 (told 2025-06-16); Ministry of Defence of Suda 4" in page and "1 apart" in page
    assert "0.999002" in page
    for word in ("should", "recommend", "we advise"):
        assert word not in page.lower()


def test_every_form_says_the_same(june: Path, tmp_path: Path) -> None:
    found = json.loads(run(str(june), "--json")[0])
    assert found["format"] == "goodoffices/remains/1" and found["counts"]["bags"] == 3
    assert found == json.loads(run(str(june), "--format", "json")[0])
    for form in ("md", "html", "docx"):
        target = tmp_path / f"page.{form}"
        _, said = run(str(june), "-o", str(target))
        assert "readable by you alone" in said and target.stat().st_mode & 0o077 == 0
    assert "The lots of June" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_as_of_and_by(june: Path) -> None:
    assert json.loads(run(str(june), "--as-of", "2025-06-12", "--json")[0])["counts"]["bags"] == 2
    by = json.loads(run(str(june), "--by", "suda-mod", "--json")[0])
    assert by["counts"]["bags"] == 0 and by["by_office"] == {}
    assert "By the word of   Headquarters, who takes the word of Laboratory" in run(str(june), "--by", "hq")[0]
    with pytest.raises(UsageError, match="no office"):
        run(str(june), "--by", "nobody")
    with pytest.raises(UsageError, match="not a day"):
        run(str(june), "--as-of", "June")


def test_what_cannot_all_be_so_is_placed(june: Path) -> None:
    (june / "more.csv").write_text("on,by,what,bag,part\n2025-06-18,lab,found,b3,p1\n", encoding="utf-8")
    page, said = run(str(june))
    assert "What cannot all be so" in page or "WHAT CANNOT ALL BE SO" in page
    assert "warning[W732]: part p1 is in 2 bags at once: b1, b3" in said and "more.csv:2" in said


def test_a_copy_that_lost_a_line(june: Path, tmp_path: Path) -> None:
    earlier = written(tmp_path / "earlier", log__csv=CSV)
    assert run(str(june), "--extends", str(earlier))[1] == ""
    (june / "log.csv").write_text(CSV.replace("b2", "b7"), encoding="utf-8")
    _, said = run(str(june), "--extends", str(earlier), code=1)
    assert said.count("error[E734]") == 1 and "log.csv:3" in said


def test_faults_are_drawn_and_nothing_is_counted(june: Path) -> None:
    (june / "more.csv").write_text("on,by,what,bag\n2025-06-18,lab,lost,Petrenko\n", encoding="utf-8")
    page, said = run(str(june), code=1)
    assert page == "" and "error[E731]" in said and "Petrenko" not in said
    (june / "more.csv").write_text("on,by,what,bag,D3S1358\n2025-06-18,lab,opened,b1,15\n", encoding="utf-8")
    assert "error[E730]" in run(str(june), code=1)[1]
