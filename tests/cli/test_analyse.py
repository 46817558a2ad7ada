"""``goodoffices analyse``."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.bargain.test_references import SHARED

from goodoffices.cli.analyse import command
from goodoffices.diagnose import GoodOfficesError, UsageError

TALKS = """issue,option,norda,suda
truce,none,0,45
truce,30 days,25,30
truce,open end,50,0
monitors,none,0,30
monitors,joint,10,15
monitors,third states,20,5
exchange,none,0,0
exchange,wounded,15,20
exchange,all for all,30,25
"""
HELD = "#reservation,,40,30\n"


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(a) for a in arguments], catch_exceptions=False)


def run(*arguments: object) -> str:
    result = invoke(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "talks.csv"
    path.write_text(TALKS + HELD, encoding="utf-8")
    return path


def test_text_answers_the_first_question_first(table: Path) -> None:
    text = words(run(table))
    assert "Yes. 15 of 27 packages (55.6 %) give every party at least what it has without agreement." in text
    assert "7 packages of 27 possible ones" in text
    assert "Package A (Nash, Kalai–Smorodinsky, egalitarian and equal gain): truce: 30 days" in text
    assert "you should" not in text


def test_json_is_the_analysis(table: Path) -> None:
    found = json.loads(run(table, "--json"))
    assert found == json.loads(run(table, "--format", "json"))
    assert found["form"] == "goodoffices-analysis"
    assert found["frontier"]["size"] == len(found["frontier"]["utilities"]) == 7
    assert found["solutions"]["nash"]["utilities"] == [75.0, 60.0]
    assert found["disagreement"] == {"point": "reserved", "utilities": [40.0, 30.0]}
    zero = json.loads(run(table, "--json", "--disagreement", "zero", "--rational", "--top", "2"))
    assert (zero["disagreement"]["utilities"], zero["frontier"]["size"], zero["frontier"]["listed"]) == ([0, 0], 7, 2)


@pytest.mark.parametrize("name", ["out.html", "out.md", "out.txt", "out.json", "out.pdf", "out.docx"])
def test_a_file_is_what_its_suffix_says(name: str, table: Path, tmp_path: Path) -> None:
    if name.endswith("pdf"):
        pytest.importorskip("typst", reason="the extra 'office' is not installed")
    if name.endswith("docx"):
        pytest.importorskip("docx", reason="the extra 'office' is not installed")
    result = invoke(table, "-o", tmp_path / name)
    assert (result.exit_code, result.stdout) == (0, "")
    begins = {".html": b"<!DOCTYPE", ".md": b"# ", ".txt": b"\xe2", ".json": b"{", ".pdf": b"%PDF", ".docx": b"PK"}
    assert (tmp_path / name).read_bytes().startswith(begins[Path(name).suffix])


def test_two_answers_at_once_are_refused(table: Path) -> None:
    with pytest.raises(UsageError):
        run(table, "--json", "--format", "html")


SLIPS = {
    "a sum of weights": ("truce,none,0,45", "truce,none,0,45\ntruce,,0.5,inf"),
    "no number": ("truce,none,0,45", "truce,none,0,nan"),
    "an empty cell": ("truce,none,0,45", "truce,none,,45"),
    "no options": (TALKS, "issue,option,norda,suda\n"),
    "no party": ("issue,option,norda,suda", "issue,option"),
}


@pytest.mark.parametrize(("old", "new"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_with_its_place(old: str, new: str, tmp_path: Path) -> None:
    path = tmp_path / "talks.csv"
    path.write_text(TALKS.replace(old, new), encoding="utf-8")
    result = invoke(path)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "error[E7" in result.stderr
    assert "talks.csv" in result.stderr


def test_a_reservation_above_every_package_is_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "talks.csv"
    path.write_text(TALKS + "#reservation,,120,30\n", encoding="utf-8")
    assert "No. No package is good enough for every party: norda has 120 without agreement, and no package gives it more than 100." in words(run(path))  # fmt: skip
    rational = words(run(path, "--rational"))
    assert "norda has 120" in rational
    assert "None." in rational
    assert json.loads(run(path, "--rational", "--json"))["reason"]


def test_contradictory_constraints_are_named(tmp_path: Path) -> None:
    path = tmp_path / "talks.csv"
    rules = "#forbids,truce=none\n#forbids,truce=30 days\n#forbids,truce=open end\n#forbids,monitors=none\n"
    path.write_text(TALKS + rules, encoding="utf-8")
    text = words(run(path))
    assert "No package satisfies the shared constraints" in text
    assert "truce: 30 days" in text
    assert "monitors: none" not in text.partition("WHAT STANDS")[0]
    found = json.loads(run(path, "--json"))
    assert (found["feasible"], len(found["contradiction"])) == (0, 3)


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no .*nowhere"):
        run(tmp_path / "nowhere.csv")
    empty = tmp_path / "empty"
    empty.mkdir()
    assert f"--> {tmp_path}/empty" in invoke(empty).stderr.replace("empty/empty", "WRONG")


def test_very_many_options(tmp_path: Path) -> None:
    rows = [f"sum,o{k},{k},{20_000 - k}" for k in range(20_001)]
    path = tmp_path / "sum.csv"
    path.write_text("issue,option,norda,suda\n" + "\n".join(rows) + "\n", encoding="utf-8")
    text = run(path)
    assert "20,001 packages of 20,001 possible ones" in words(text)
    assert len(text.splitlines()) < 1_000


def test_a_case_is_analysed_for_its_reader() -> None:
    case = Path(__file__).parents[2] / "cases" / "literature" / "camp-david-1978"
    text = words(run(case, "--for", "public"))
    assert "For the public" in text
    assert "from positions alone" in text
    assert "[1]" in words(run(case))
    found = json.loads(run(case, "--for", "party:egypt", "--json"))
    assert found["case"]["made_for"] == "party:egypt"


def test_a_case_whose_preferences_contradict_one_another(tmp_path: Path) -> None:
    files = {
        "case.yaml": "case: demo\ntitle: Demo\nzone: UTC\nparties:\n  - {id: north, name: North}\n  - {id: south, name: South}\n",
        "issues.yaml": "- {id: truce, title: Truce, options: [{id: yes-30, title: a month}, {id: none, title: none}]}\n",
        "mediator/a.yaml": "entered: 2025-01-01\nentries:\n  - {id: p, kind: preference, party: north, issue: truce, weight: 0}\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = invoke(tmp_path)
    assert result.exit_code == 1
    assert "error[E717]" in result.stderr
    (tmp_path / "issues.yaml").write_text("[]\n", encoding="utf-8")
    (tmp_path / "mediator/a.yaml").write_text("[]\n", encoding="utf-8")
    with pytest.raises(GoodOfficesError, match="no issue"):
        run(tmp_path)


def test_a_long_frontier_is_not_printed_whole(tmp_path: Path) -> None:
    rows = [f"i{n},o{k},{k * (n + 3) ** 2},{(9 - k) * (n + 2) ** 2 * 1.01}" for n in range(12) for k in range(10)]
    path = tmp_path / "long.csv"
    path.write_text("issue,option,norda,suda\n" + "\n".join(rows) + "\n", encoding="utf-8")
    found = json.loads(run(path, "--json"))
    assert found["frontier"]["size"] > 1_000
    assert len(run(path).splitlines()) < 1_500
    assert len(run(path, "--format", "html")) < 2_000_000


# A shell starts what it puts in the background with interruptions ignored, and its children inherit that.
LISTENING = """import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("goodoffices", run_name="__main__")
"""


def test_interrupted_it_says_so_in_one_line_and_leaves_no_file(tmp_path: Path) -> None:
    rows = [
        f"i{n},o{k}," + ",".join(str((k * (31 + 7 * p) + n * (17 + p)) % 101) for p in range(6)) for n in range(30) for k in range(9)
    ]  # fmt: skip
    path = tmp_path / "large.csv"
    path.write_text("issue,option,a,b,c,d,e,f\n" + "\n".join(rows) + "\n", encoding="utf-8")
    out = tmp_path / "out.html"
    work = subprocess.Popen(
        [sys.executable, "-c", LISTENING, "analyse", str(path), "-o", str(out), "--progress"],
        stderr=subprocess.PIPE,
        env=os.environ,
    )
    assert work.stderr is not None
    with work.stderr:
        # As soon as it tells how far it is, it is in the middle of the work.
        first = work.stderr.read(2)
        work.send_signal(signal.SIGINT)
        rest = work.stderr.read().decode()
    assert work.wait(60) == 130, rest
    assert first.startswith(b"\rs")
    assert rest.count("interrupted: nothing was written by halves") == 1
    assert "Traceback" not in rest
    assert sorted(p.name for p in tmp_path.iterdir()) == ["large.csv"]


@pytest.mark.skipif(SHARED is None, reason="the collection of domains is not beside the project")
@pytest.mark.parametrize("name", ["genius/template_Railway", "geniusweb/anl2022_domain05", "negmas_yaml/anac2017_Music", "llm_deliberation/llm_game2"])  # fmt: skip
def test_folders_of_the_field(name: str) -> None:
    assert SHARED is not None
    assert "IS THERE A PACKAGE" in run(SHARED / name)


@pytest.mark.parametrize(
    "asked", [("--for", "public"), ("--samples", "5"), ("--until", "2025-09-30"), ("--as-of", "2025-09-30")]
)
def test_what_means_nothing_for_a_domain_file_is_refused(table: Path, asked: tuple[str, str]) -> None:
    with pytest.raises(UsageError):
        invoke(table, *asked)


def test_thousands_of_issues(tmp_path: Path) -> None:
    rows = [f"i{k},a,0,{k % 7}\ni{k},b,{k % 5},0\n" for k in range(1200)]
    path = tmp_path / "long.csv"
    path.write_text("issue,option,norda,suda\n" + "".join(rows), encoding="utf-8")
    found = json.loads(run(path, "--json", "--top", "3"))
    assert found["outcomes"] == 2**1200
    assert found["zone"]["open"] is True
    assert found["solutions"]["utilitarian"]["exact"] is True
    assert "not counted more closely" in run(path, "--top", "3")
