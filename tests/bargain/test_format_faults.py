"""Files that cannot be read say why and where; no file harms the reader."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.bargain.test_format_semantics import ADDITIVE, BOXES, HEAD, LEVIES, POINTS, SPACE, TWO

from goodoffices.bargain.format import load_domain, read_domain
from goodoffices.diagnose import Diagnostic, DomainError
from goodoffices.diagnose.catalogue import CODES

WEB = '{"name": "w", "issuesValues": {"x": {"values": ["a", "b"]}}}'
LINEAR = (
    '{"LinearAdditiveUtilitySpace": {\n "issueUtilities": {"x": {"discreteutils": {"valueUtilities": {"a": 1, "b": 0}}}},\n'
    ' "issueWeights": {"x": 1}}}'
)
NEGOLOG = '{"reservationValue": 0,\n "issueWeights": {"x": 1},\n "issues": {"x": {"a": 1, "b": 0}}}'
NEGMAS = "name: n\nissues:\n- name: x\n  values: [a, b]\n"
UFUN = "type: LinearAdditiveUtilityFunction\nweights: [1]\nvalues:\n- type: TableFun\n  mapping: {a: 1, b: 0}\n"
OWN = (
    '{"format": "goodoffices-domain/1", "name": "o",\n "issues": [{"id": "x", "options": ["a", "b"]}],\n'
    ' "parties": [{"id": "n", "utility": {"terms": [{"issue": "x", "worths": {"a": 1, "b": 0}}]}}]}'
)
ARTICLES = '{"articles": [{"id": 1, "satisfaction": {"n": 3}}], "thresholds": {"n": 2}, "excludes": []}'
SCORES = "1, 2\n3, 4\n5"
GENIUS = {"domain.xml": SPACE.format(HEAD, TWO), "norda.xml": f"<utility_space>\n{ADDITIVE}</utility_space>"}
NESTED = {"domain.xml": SPACE.format(HEAD, LEVIES)}


def loaded(folder: Path, files: dict[str, str]) -> list[Diagnostic]:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    domain, report = load_domain(folder)
    assert (domain is None) == bool(report.errors)
    return list(report)


def changed(files: dict[str, str], old: str, new: str) -> dict[str, str]:
    """The files with one change, in the last file that has it."""
    name = [n for n, text in files.items() if old in text][-1]
    return files | {name: files[name].replace(old, new, 1)}


WEB_FILES = {"domain.json": WEB, "norda.json": LINEAR}
NEGMAS_FILES = {"n.yml": NEGMAS, "norda.yml": UFUN}
SCORE_FILES = {"scores_files/a.txt": SCORES, "scores_files/b.txt": SCORES}


@pytest.mark.parametrize(
    "files",
    [
        GENIUS,
        WEB_FILES,
        NEGMAS_FILES,
        {"a.json": NEGOLOG},
        {"o.json": OWN},
        {"p.csv": POINTS},
        SCORE_FILES,
        {"a.json": ARTICLES},
    ],
    ids=["genius", "geniusweb", "negmas", "negolog", "own", "table", "scorable", "articles"],
)
def test_the_files_that_faults_are_put_into_are_clean(tmp_path: Path, files: dict[str, str]) -> None:
    assert [d for d in loaded(tmp_path, files) if d.level != "note"] == []


FAULTS = [
    # Genius
    (changed(GENIUS, 'evaluation="8"', 'evaluation="NaN"'), "E707", "norda.xml:2", '"60 days"'),
    (changed(GENIUS, 'evaluation="8"', 'evaluation="many"'), "E707", "norda.xml:2", '"many"'),
    (changed(GENIUS, ' evaluation="8"', ""), "E706", "norda.xml:2", '"60 days" of the issue "truce"'),
    (changed(GENIUS, '<item index="2" value="60 days" evaluation="8"/>', ""), "E706", "norda.xml:2", "60 days"),
    (changed(GENIUS, 'value="60 days" evaluation', 'value="61 days" evaluation'), "E708", "norda.xml:2", "61 days"),
    (changed(GENIUS, '<weight index="1" value="0.6"/>', ""), "E706", "norda.xml:2", "weight"),
    (changed(GENIUS, '<weight index="1" value="0.6"/>', '<weight index="1"/>'), "E707", "norda.xml:2", "missing"),
    (changed(GENIUS, 'value="0.6"', 'value="0.3"'), "W712", "norda.xml", "0.7"),
    (changed(GENIUS, "</utility_space>", '<reservation value="1.5"/></utility_space>'), "W713", "norda.xml", "1.5"),
    (changed(GENIUS, 'slope="0.25"', 'slope="0.5"'), "W718", "norda.xml:2", "from 0 to 2"),
    (changed(GENIUS, '<evaluator slope="0.25" offset="0.0"/>', ""), "E706", "norda.xml:2", "evaluator"),
    (changed(GENIUS, 'slope="0.25" offset="0.0"', 'ftype="faratin"'), "E704", "norda.xml:2", "faratin"),
    (changed(GENIUS, '<item index="1" value="14 days"/>', "<item/>"), "E705", "domain.xml:1", "no name"),
    ({"domain.xml": SPACE.format(HEAD, '<issue name="x" type="discrete"/>'), "n.xml": GENIUS["norda.xml"]}, "E705", "domain.xml:1", '"x" has no option'),
    ({"domain.xml": SPACE.format(HEAD, ""), "n.xml": GENIUS["norda.xml"]}, "E705", "domain.xml", "no issue"),
    (changed(GENIUS, 'lowerbound="-2" upperbound="2"/>', 'lowerbound="3" upperbound="2"/>'), "E705", "domain.xml:1", "below"),
    (changed(GENIUS, 'upperbound="2"/>', 'upperbound="2000000"/>'), "E705", "domain.xml:1", "1,000,000"),
    (changed(GENIUS, 'type="integer" lowerbound="-2" upperbound="2"/>', 'type="colour" lowerbound="1" upperbound="2"/>'), "E704", "domain.xml:1", "colour"),
    (changed(GENIUS, 'value="60 days"/>', 'value="14 days"/>'), "E709", "domain.xml:1", "14 days"),
    (changed(GENIUS, "</utility_space>", ""), "E702", "norda.xml", "not XML"),
    (changed(GENIUS, "<utility_space>", '<!DOCTYPE u [<!ENTITY a "aaaa">]><utility_space>'), "E703", "norda.xml:1", "document type"),
    (GENIUS | {"second.xml": SPACE.format(HEAD, TWO)}, "E710", "", "2 domains"),
    ({"domain.xml": GENIUS["domain.xml"]}, "E710", "domain.xml", "no party's preferences"),
    (NESTED | {"n.xml": f'<utility_space>{BOXES.format("").replace("50", "0")}</utility_space>'}, "E707", "n.xml:1", "above 0"),
    (NESTED | {"n.xml": f'<utility_space>{BOXES.format("").replace("sum", "max")}</utility_space>'}, "E704", "n.xml:1", '"max"'),
    (NESTED | {"n.xml": "<utility_space>" + BOXES.format('<hyperRectangle utility="1"><INCLUDES index="9" min="0" max="1"/></hyperRectangle>') + "</utility_space>"}, "E708", "n.xml:1", "issue 9"),
    # GeniusWeb
    (changed(WEB_FILES, '"b": 0', '"b": "much"'), "E707", "norda.json:2", "much"),
    (changed(WEB_FILES, ', "b": 0', ""), "E706", "norda.json:2", '"b"'),
    (changed(WEB_FILES, '"b": 0', '"c": 0'), "E708", "norda.json:2", '"c"'),
    (changed(WEB_FILES, "discreteutils", "clouds"), "E704", "norda.json:2", "clouds"),
    (changed(WEB_FILES, '"issueWeights": {"x": 1}', '"issueWeights": {}'), "E706", "norda.json:2", '"x"'),
    (changed(WEB_FILES, '"a": 1,', '"a": 1, "a": 2,'), "E709", "norda.json:2:72", '"a" stands twice'),
    (changed(WEB_FILES, '{"x": 1}}}', '{"x": 1}}'), "E702", "norda.json:3", "not JSON"),
    (changed(WEB_FILES, '"b": 0', '"b": nil'), "E702", "norda.json:2", "nil"),
    (changed(WEB_FILES, '{"values": ["a", "b"]}', "{}"), "E705", "domain.json:1", "neither"),
    (changed(WEB_FILES, '{"values": ["a", "b"]}', '{"range": {"low": 0, "high": 1, "step": 0}}'), "E705", "domain.json:1", "range"),
    # NegoLog
    ({"a.json": NEGOLOG, "b.json": NEGOLOG.replace('"b": 0', '"b": 0, "c": 1')}, "E708", "b.json:3", '"c"'),
    ({"a.json": NEGOLOG.replace("0,", "NaN,", 1)}, "E707", "a.json:1", "NaN"),
    # NegMAS
    (changed(NEGMAS_FILES, "TableFun", "CosFun"), "E704", "norda.yml:4", "CosFun"),
    (changed(NEGMAS_FILES, "LinearAdditiveUtilityFunction", "NonLinearAggregationUtilityFunction"), "E704", "norda.yml:1", "NonLinear"),
    (changed(NEGMAS_FILES, "b: 0", "b: .nan"), "E707", "norda.yml:5", ".nan"),
    (changed(NEGMAS_FILES, "weights: [1]", "weights: [1, 2]"), "E706", "norda.yml:2", "1 issues"),
    (changed(NEGMAS_FILES, "values: [a, b]", "values: {a: 1}"), "E705", "n.yml:3", '"x"'),
    (changed(NEGMAS_FILES, "weights: [1]", "weights: [1"), "E702", "norda.yml", "not YAML"),
    (changed(NEGMAS_FILES, "{a: 1, b: 0}", "&m {a: *m, b: 0}"), "E704", "norda.yml:5", "alias"),
    (changed(NEGMAS_FILES, "weights: [1]", "weights: [1]\nreserved_value: .nan"), "E707", "norda.yml:3", "reserved"),
    # own
    (changed({"o.json": OWN}, '"issue": "x"', '"issue": "z"'), "E708", "o.json:3", '"z"'),
    (changed({"o.json": OWN}, '"issue": "x", "worths": {"a": 1, "b": 0}', '"issues": ["x"], "worths": [1]'), "E706", "o.json:3", "shape [2]"),
    (changed({"o.json": OWN}, '"terms"', '"scale": -1, "terms"'), "E702", "o.json", "scale"),
    # tables
    ({"p.csv": POINTS.replace("truce;none;0;", "truce;none;;")}, "E706", "p.csv:2", "missing"),
    ({"p.csv": POINTS.replace("truce;none;0;", "truce;none;many;")}, "E707", "p.csv:2:3", "many"),
    ({"p.csv": POINTS.replace("30 days;60", "none;60")}, "E709", "p.csv:3", "none"),
    ({"p.csv": POINTS.replace("30 days & yes", "30 days & perhaps")}, "E708", "p.csv:7", "perhaps"),
    ({"p.csv": POINTS.replace("#requires", "#demands")}, "E711", "p.csv:10", "#demands"),
    ({"p.csv": POINTS.replace("monitors=yes", "monitors=maybe")}, "E711", "p.csv:10", "maybe"),
    ({"p.csv": "x;y\n1;2\n"}, "E702", "p.csv:1", "first row"),
    ({"p.csv": "\n\n"}, "E702", "p.csv", "empty"),
    ({"p.csv": POINTS.replace("truce;none;0;", "truce;none;1e300;")}, "E707", "p.csv:2:3", "too large"),
    ({"p.csv": POINTS + "#quorum;nan\n"}, "E707", "p.csv", "quorum"),
    ({"p.csv": POINTS + "#quorum;7\n"}, "E711", "p.csv", "quorum of 7"),
    ({"p.csv": POINTS + "#veto;;perhaps\n"}, "E711", "p.csv", "neither yes nor no"),
    ({"p.csv": POINTS + "truce & monitors;30 days & yes;1;1\n"}, "E709", "p.csv", "stands twice"),
    ({"p.csv": POINTS.replace("truce;none;0;", "truce;none;0;1;2;")}, "E702", "p.csv:2:5", "without a party"),
    (changed(GENIUS, 'index="1" value="0.6"', 'index="1" value="-0.6"'), "W712", "norda.xml", "below 0"),
    # scorable games and articles
    (changed(SCORE_FILES, "3, 4", "3, four"), "E707", "scores_files/b.txt:2:3", "four"),
    (changed(SCORE_FILES, "3, 4", "3, 4, 5"), "E706", "scores_files/b.txt", "options per issue"),
    (changed(SCORE_FILES, "\n5", ""), "E706", "scores_files/b.txt", "threshold"),
    ({"a.json": ARTICLES.replace('"n": 3', '"m": 3')}, "E706", "a.json:1", "no score of n"),
    ({"a.json": ARTICLES.replace("[]", "[[1, 7]]")}, "E711", "a.json:1", "exclusion"),
    # folders
    ({"readme.md": "nothing"}, "E710", "", "no domain"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "code", "place", "words"), FAULTS)
def test_a_fault_says_why_and_where(tmp_path: Path, files: dict[str, str], code: str, place: str, words: str) -> None:
    found = [d for d in loaded(tmp_path, files) if d.code == code]
    assert found, loaded(tmp_path, files)
    said = [d for d in found if words in d.message and str(d.place).startswith(place)]
    assert said, [(str(d.place), d.message) for d in found]
    for diagnostic in said:
        if diagnostic.place.line:
            line = files[diagnostic.place.path].split("\n")[diagnostic.place.line - 1]
            assert diagnostic.excerpt in line or diagnostic.excerpt == line


def test_every_code_of_the_subject_is_drawn_by_some_test() -> None:
    # In this file, test_format_semantics.py, test_preference_partial.py, test_domain_case.py and tests/exchange (remains too).
    elsewhere = {
        "E701",
        "W714",
        "N715",
        "N716",
        "E717",
        "N719",
        "E720",
        "E721",
        "E722",
        "E723",
        "E724",
        "E730",
        "E731",
        "W732",
        "W733",
        "E734",
    }
    assert {code for code in CODES if code[1] == "7"} == {
        code for _, code, _, _ in FAULTS if code[1] == "7"
    } | elsewhere


@pytest.mark.parametrize("name", ["missing", "missing.xml", "notes.txt", "picture.json"])
def test_what_is_no_domain(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("Dear all,")
    (tmp_path / "picture.json").write_text('{"width": 3}')
    domain, report = load_domain(tmp_path / name)
    assert domain is None
    assert [d.code for d in report] == ["E701"]
    with pytest.raises(DomainError, match=re.escape(name)) as refusal:
        read_domain(tmp_path / name)
    assert refusal.value.exit_code == 2
    assert refusal.value.help


def test_the_error_says_the_first_fault_and_how_many_more(tmp_path: Path) -> None:
    for name, text in changed(changed(GENIUS, ' evaluation="8"', ""), 'slope="0.25"', 'slope="x"').items():
        (tmp_path / name).write_text(text)
    with pytest.raises(DomainError, match=r"norda.xml:2:\d+: .*\(and 1 more\)") as refusal:
        read_domain(tmp_path)
    assert {d.code for d in refusal.value.report.errors} == {"E706", "E707"}


def test_a_profile_that_was_asked_for_and_is_not_there(tmp_path: Path) -> None:
    loaded(tmp_path, GENIUS)
    _, report = load_domain(tmp_path, ["suda"])
    assert [d.code for d in report] == ["E710"]
    assert "norda.xml" in report.diagnostics[0].help


BOMB = (
    "<!DOCTYPE lolz [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + "]><utility_space><objective name='&a11;'/></utility_space>"
)


@pytest.mark.parametrize(
    "text",
    [BOMB, "<!DOCTYPE x SYSTEM 'file:///etc/hostname'><utility_space/>", "<utility_space>" + "<objective>" * 500],
    ids=["bomb", "outside", "deep"],
)
def test_xml_that_would_harm_is_refused(tmp_path: Path, text: str) -> None:
    found = loaded(tmp_path, {"domain.xml": GENIUS["domain.xml"], "n.xml": text})
    assert "E703" in {d.code for d in found}


@pytest.mark.parametrize("ending", [".json", ".yml"])
def test_nesting_without_end_is_refused(tmp_path: Path, ending: str) -> None:
    domain = WEB if ending == ".json" else NEGMAS
    profile = (
        '{"issueUtilities": ' + "[" * 5000 if ending == ".json" else "type: AffineUtilityFunction\nx: " + "[" * 5000
    )
    found = loaded(tmp_path, {f"domain{ending}": domain, f"n{ending}": profile})
    assert {d.code for d in found} == {"E702"}


def test_a_byte_that_is_no_text(tmp_path: Path) -> None:
    loaded(tmp_path, WEB_FILES)
    (tmp_path / "norda.json").write_bytes(LINEAR.encode().replace(b'"a"', b'"\xff"', 1))
    _, report = load_domain(tmp_path)
    assert [d.code for d in report] == ["E101"]


def test_xml_in_another_encoding_is_read(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>\n' + GENIUS["norda.xml"].replace("truce", "trève")
    (tmp_path / "domain.xml").write_text(GENIUS["domain.xml"].replace("truce", "trève"), encoding="utf-8")
    (tmp_path / "norda.xml").write_bytes(text.encode("latin-1"))
    assert read_domain(tmp_path).issues[0].id == "trève"


@pytest.mark.parametrize("content", [b"PK\x03\x04 damaged", b"", b"no archive"])
def test_a_damaged_workbook(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "d.xlsx").write_bytes(content)
    domain, report = load_domain(tmp_path / "d.xlsx")
    assert domain is None
    assert [d.code for d in report] == ["E702"]


def test_a_workbook_that_unpacks_to_too_much(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "d.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (65 * 1024 * 1024))
    _, report = load_domain(tmp_path / "d.xlsx")
    assert [d.message for d in report] == ["the workbook unpacks to more than is read"]


WHOLE = {"genius.xml": GENIUS["norda.xml"], "a.json": NEGOLOG, "o.json": OWN, "p.csv": POINTS, "r.json": ARTICLES}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    name=st.sampled_from(sorted(WHOLE)),
    at=st.floats(0, 1),
    cut=st.integers(0, 12),
    put=st.sampled_from(["", '"', "<", "{", "]", "NaN", "null", ",", "\n", "\x00", "é", "-1e999", "&", "&amp;", ";"]),
)
def test_no_damage_to_a_file_raises_anything_but_a_fault(
    tmp_path: Path, name: str, at: float, cut: int, put: str
) -> None:
    text = WHOLE[name]
    start = round(at * len(text))
    path = tmp_path / name
    path.write_text(text[:start] + put + text[start + cut :], encoding="utf-8")
    domain, report = load_domain(path)
    assert (domain is None) == bool(report.errors)
