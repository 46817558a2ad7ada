"""Logs from folders, with faults placed and nothing quoted."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.remains.logs import CSV, HEAD, written

from goodoffices.diagnose import FolderError, draw
from goodoffices.exchange.remains import answer_of, read_remains

LIST = """\
events:
  - {on: 2025-06-11, by: hq, what: received, lot: l1, bag: [b1, b2]}
  - on: 2025-06-16
    by: hq
    what: received
    lot: l2
    bag: b3
  - {on: 2025-06-17, by: lab, what: found, bag: b1, part: p1, element: femur, laterality: left}
  - {on: 2025-06-17, by: lab, what: found, bag: b1, part: p2, element: femur, laterality: left}
  - {id: r1, on: 2025-07-01, by: lab, what: result, part: p1, person: x1, outcome: match, ratio: 1e6, prior: 1/999, evidence: [dna]}
  - {on: 2025-07-02, by: hq, what: identified, part: p1, person: x1, status: probable, evidence: dna}
"""


def test_a_table_and_a_list_say_the_same(tmp_path: Path) -> None:
    table, report = read_remains(written(tmp_path / "a", log__csv=CSV))
    listed, other = read_remains(written(tmp_path / "b", log__yaml=LIST))
    inline, third = read_remains(written(tmp_path / "c", HEAD + LIST))
    assert table is not None and listed is not None and inline is not None
    assert not [*report, *other, *third] and report.files == 2
    one = answer_of(table)
    for log in (listed, inline):
        two = answer_of(log)
        assert one["sha256"] == two["sha256"]
        assert one["counts"] == two["counts"] and one["results"] == two["results"]
    assert one["counts"]["bags"] == 3 and one["counts"]["individuals"]["least"] == 2 and one["counts"]["probable"] == 1
    assert one["bags"]["b1"] == {"lots": ["l1"], "opened": True, "parts": ["p1", "p2"]}
    assert one["bags"]["b3"] == {"lots": ["l2"], "opened": False, "parts": []} and one["together"] == []
    assert one["results"][0]["posterior"] == "0.999002"
    assert [d["gap"] for d in one["differences"]] == [1]


def test_files_below_are_read_and_hidden_ones_are_not(tmp_path: Path) -> None:
    folder = written(tmp_path)
    written(folder / "2025", log__csv=CSV)
    (folder / "2025" / "remains.yaml").unlink()
    (folder / ".old.csv").write_text("nonsense", encoding="utf-8")
    log, report = read_remains(folder)
    assert log is not None and report.entries == 7


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2025-06-11,hq,stolen,,,,", 'column "what": this is no event'),
        ("11.06.2025,hq,received,l1,b1,,", 'column "on"'),
        ("2025-02-30,hq,received,l1,b1,,", 'column "on"'),
        ("2025-06-11T25:00,hq,received,l1,b1,,", 'column "on"'),
        ("2025-06-11,nobody,received,l1,b1,,", 'column "by": no office'),
        ("2025-06-11,hq,received,,b1,,", "is about something else"),
        ("2025-06-11,hq,opened,l1,b1,,", "is about something else"),
        ("2025-06-11,hq,received,l1,Ivan Petrenko,,", "ids have no spaces"),
        ("2025-06-11,hq,found,,b1,p1,wing", 'column "element"'),
        ("2025-06-11,hq,opened,,b1,,femur", "does not say this"),
        ("2025-06-11,hq,returned,l1,,,", ""),
    ],
)
def test_faults_of_a_line(tmp_path: Path, line: str, words: str) -> None:
    text = f"on,by,what,lot,bag,part,element\n2025-06-11,hq,received,l1,b0,,\n{line}\n"
    log, report = read_remains(written(tmp_path, log__csv=text))
    assert (log is None) == bool(words)
    for fault in report.errors:
        assert fault.code == "E731" and fault.place.line == 3 and words in fault.message
        assert "Petrenko" not in draw(fault)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("{on: 2025-07-01, by: hq, what: identified, part: p1, person: x1}", "status: a claim of identity"),
        ("{on: 2025-07-01, by: hq, what: identified, part: p1, person: x1, status: sure}", "status: this is none"),
        ("{on: 2025-07-01, by: lab, what: result, part: p1, person: x1}", "outcome: a result says"),
        ("{on: 2025-07-01, by: lab, what: result, part: p1, outcome: match, ratio: high}", "ratio: this is no ratio"),
        (
            "{on: 2025-07-01, by: lab, what: result, part: p1, outcome: match, evidence: smell}",
            "evidence: 1 of the words",
        ),
        ("{on: 2025-07-01, by: hq, what: attributed, part: p1}", "said: it does not say"),
        ("{on: 2025-07-01, by: hq, what: attributed, part: p1, said: westa}", "said: no side"),
        (
            "{on: 2025-07-01, by: hq, what: associated, part: p1, with: p1}",
            "with: a part is brought together with itself",
        ),
        (
            "{on: 2025-07-01, by: hq, what: combined, part: p1, person: x, results: r1}",
            "nobody states that they are independent",
        ),
        (
            "{on: 2025-07-01, by: hq, what: combined, part: p1, person: x, results: r1, independent: yes}",
            "a result that is combined",
        ),
        ("{on: 2025-07-01, by: hq, what: sampled, part: p1, laboratory: lab-z}", "the laboratory is not declared"),
        ("{on: 2025-07-01, by: hq, what: retracted, retracts: e9}", "retracts what is not there"),
        ("{on: 2025-07-01, by: lab, what: retracted, retracts: e1}", "what another said"),
        ("{id: e1, on: 2025-07-01, by: hq, what: opened, bag: b1}", "stands twice"),
        ("{on: 2025-07-01, by: hq, what: found, bag: [b1, b2], part: [p1, p2]}", "not both lists"),
        ("{on: 2025-07-01, by: hq, what: opened, bag: b1, colour: red}", 'no field "colour"'),
    ],
)
def test_faults_of_a_listed_event(tmp_path: Path, entry: str, words: str) -> None:
    text = f"- {{id: e1, on: 2025-06-16, by: hq, what: received, lot: l1, bag: b1}}\n- {entry}\n"
    log, report = read_remains(written(tmp_path, log__yaml=text))
    assert log is None
    assert any(words in fault.message and fault.place.line == 2 for fault in report.errors), [d.message for d in report]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("remains: june", "remainder: june", "E202"),
        ("id: lab,", "id: hq,", "E731"),
        ("role: laboratory", "role: oracle", "E207"),
        ("side: norda, takes", "side: westa, takes", "E731"),
        ("takes: lab", "takes: nobody", "E205"),
        ("by: suda-mod, on: 2025-06-16", "by: nobody, on: 2025-06-16", "E205"),
        ("on: 2025-06-16, bags: 4", "on: June, bags: 4", "E402"),
        ("bags: 4", "bags: many", "E731"),
        ("bags: 4", "bags: 4, individuals: 5", "E731"),
    ],
)
def test_faults_of_the_head(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert old in HEAD
    log, report = read_remains(written(tmp_path, HEAD.replace(old, new, 1), log__csv=CSV))
    assert log is None and code in {d.code for d in report.errors}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a__csv", "on,by,what,part,D3S1358,vWA\n2025-07-01,lab,sampled,p1,15,16\n"),
        ("a__csv", 'on,by,what,part,remark\n2025-07-01,lab,sampled,p1,"D3S1358: 15,16"\n'),
        ("a__csv", "on,by,what,part,reason\n2025-07-01,lab,sampled,p1,ACGTTGCAACGTTGCAACGT\n"),
        ("a__yaml", "- {on: 2025-07-01, by: lab, what: sampled, part: p1, reason: 'FGA: 21/22'}\n"),
        ("a__yaml", "- on: 2025-07-01\n  by: lab\n  what: sampled\n  part: p1\n  haplotype: H1a\n"),
        ("a__yaml", "# 16189C 263G 315.1C\n- {on: 2025-07-01, by: lab, what: sampled, part: p1}\n"),
    ],
)
def test_genetic_data_is_refused_and_not_shown(tmp_path: Path, name: str, text: str) -> None:
    log, report = read_remains(written(tmp_path, **{name: text}))
    assert log is None
    (fault,) = [d for d in report.errors if d.code == "E730"]
    drawn = draw(fault)
    assert "15" not in drawn.replace("E730", "") and "ACGT" not in drawn and "21/22" not in drawn and "H1a" not in drawn
    assert fault.place.line in (1, 2, 5) and report.entries == 0


def test_columns_that_mean_nothing_are_told_and_not_kept(tmp_path: Path) -> None:
    log, report = read_remains(written(tmp_path, log__csv="on,by,what,bag,name\n2025-06-16,hq,opened,b1,Petrenko\n"))
    assert log is not None and "Petrenko" not in repr(log)
    assert [d.code for d in report] == ["W733"] and "name" not in report.diagnostics[0].message


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"- {", b'on,by\n"', b"\x00"])
def test_broken_files_are_faults(tmp_path: Path, data: bytes) -> None:
    folder = written(tmp_path)
    for name in ("a.csv", "b.yaml"):
        (folder / name).write_bytes(data)
    log, report = read_remains(folder)
    assert log is None and report.errors
    (folder / "remains.yaml").write_bytes(data)
    assert read_remains(folder)[0] is None


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match=r"remains|folder"):
        read_remains(tmp_path / "nowhere")
    log, report = read_remains(tmp_path)
    assert log is None and [d.code for d in report.errors] == ["E113"]
