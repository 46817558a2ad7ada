"""What is written is read back, whatever the domain."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from tests.bargain.drawn import domains, every_package

from goodoffices.bargain import Box, Domain, DomainIssue, PartyPreferences, Table, Utility, feasible, utilities
from goodoffices.bargain.format import read_domain, write_domain
from goodoffices.bargain.format.write import file_names, losses
from goodoffices.diagnose import DomainError, FolderError, UsageError

WIDE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)


def again(domain: Domain, format: str, ending: str, *, lossy: bool = False) -> Domain:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"d{ending}"
        write_domain(domain, path, format, lossy=lossy)
        return read_domain(path, [file_names(domain, "domain")[p.id] for p in domain.parties] if not ending else ())


@WIDE
@given(domains())
def test_the_own_format_keeps_everything(domain: Domain) -> None:
    back = again(domain, "goodoffices", ".json")
    assert dataclasses.replace(back, source="") == domain
    assert back.fingerprint == domain.fingerprint


@WIDE
@given(domain=domains(plain=True))
@pytest.mark.parametrize(("format", "ending"), [("table", ".csv"), ("table", ".xlsx"), ("negmas", "")])
def test_additive_worths_come_back(domain: Domain, format: str, ending: str) -> None:
    back = again(domain, format, ending)
    assert [(i.id, i.options) for i in back.issues] == [(i.id, i.options) for i in domain.issues]
    packages = every_package(domain)
    assert np.allclose(utilities(back, packages), utilities(domain, packages), rtol=1e-12, atol=1e-6)
    for one, other in zip(back.parties, domain.parties, strict=True):
        assert one.reservation == pytest.approx(other.reservation)
        assert one.discount == pytest.approx(other.discount)


@WIDE
@given(domain=domains(plain=True, low=0.0))
@pytest.mark.parametrize("format", ["genius", "geniusweb"])
def test_worths_of_0_and_more_come_back(domain: Domain, format: str) -> None:
    back = again(domain, format, "", lossy=True)
    assert [(i.id, i.options) for i in back.issues] == [(i.id, i.options) for i in domain.issues]
    packages = every_package(domain)
    assert np.allclose(utilities(back, packages), utilities(domain, packages), rtol=1e-12, atol=1e-4)


@WIDE
@given(domains())
def test_a_table_keeps_all_worths_and_constraints_or_refuses(domain: Domain) -> None:
    if losses(domain, "table"):
        return
    try:
        back = again(domain, "table", ".csv")
    except DomainError as refusal:
        assert "cannot hold" in refusal.message
        return
    packages = every_package(domain)
    assert np.allclose(utilities(back, packages), utilities(domain, packages), rtol=1e-9, atol=1e-3)
    assert feasible(back, packages).tolist() == feasible(domain, packages).tolist()
    assert [p.veto for p in back.parties] == [p.veto for p in domain.parties]
    assert back.quorum == domain.quorum


NUMBERED = tuple(DomainIssue(f"i{n}", ("0", "1", "2"), values=(0.0, 1.0, 2.0)) for n in range(3))
JOINT = Domain(
    "joint",
    NUMBERED,
    (
        PartyPreferences(
            "a",
            Utility(
                (
                    Table((0,), np.array([0.0, 1.0, 2.0])),
                    Table((1, 2), np.arange(9.0).reshape(3, 3)),
                    Box((0, 2), (1, 0), (2, 1), -3.0),
                ),
                offset=4.0,
                scale=0.5,
            ),
            1.5,
            0.9,
        ),
    ),
)


@pytest.mark.parametrize(("format", "ending"), [("genius", ""), ("table", ".csv"), ("goodoffices", ".json")])
def test_interdependent_worths_come_back(format: str, ending: str) -> None:
    back = again(JOINT, format, ending)
    packages = every_package(JOINT)
    assert np.allclose(utilities(back, packages), utilities(JOINT, packages))
    assert (back.parties[0].reservation, back.parties[0].discount) == (1.5, 0.9)


def test_groups_that_do_not_overlap_come_back_from_geniusweb() -> None:
    terms = (Table((1, 0), np.arange(9.0).reshape(3, 3)), Table((2,), np.array([5.0, 0.0, 1.0])))
    domain = Domain("groups", NUMBERED, (PartyPreferences("a", Utility(terms, 2.0)),))
    packages = every_package(domain)
    assert np.allclose(utilities(again(domain, "geniusweb", ""), packages), utilities(domain, packages))


def test_a_format_that_cannot_hold_the_domain_says_what_and_writes_nothing(tmp_path: Path) -> None:
    for format in ("negmas", "geniusweb"):
        with pytest.raises(DomainError, match="cannot hold") as refusal:
            write_domain(JOINT, tmp_path / "d", format)
        assert "goodoffices JSON" in refusal.value.help
    below = Domain("below", NUMBERED[:1], (PartyPreferences("a", Utility((Table((0,), np.array([-1.0, 0, 1])),))),))
    with pytest.raises(DomainError, match='below 0, as a has them for "i0"'):
        write_domain(below, tmp_path / "d", "genius")
    assert not (tmp_path / "d").exists()


def test_a_loss_is_accepted_only_on_request(tmp_path: Path) -> None:
    domain = Domain("kept", NUMBERED[:1], (PartyPreferences("a", Utility(())),), status_quo=(0,))
    with pytest.raises(DomainError, match="a status quo"):
        write_domain(domain, tmp_path / "d.csv")
    assert write_domain(domain, tmp_path / "d.csv", lossy=True) == [tmp_path / "d.csv"]


def test_an_unknown_format_or_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"d\.doc"):
        write_domain(JOINT, tmp_path / "d.doc")
    with pytest.raises(UsageError, match="matlab"):
        write_domain(JOINT, tmp_path / "d", "matlab")
    with pytest.raises(FolderError, match="cannot be written"):
        write_domain(JOINT, tmp_path / "missing" / "d.json")
    (tmp_path / "file").write_text("")
    with pytest.raises(DomainError, match="cannot be made"):
        write_domain(JOINT, tmp_path / "file", "genius")


def test_file_names_are_safe_and_different() -> None:
    ids = ("../../x", "A/B", "A:B", "domain", "DOMAIN", "...", "a" * 300)
    party = PartyPreferences("p", Utility(()))
    domain = Domain("n", NUMBERED[:1], tuple(dataclasses.replace(party, id=i) for i in ids))
    stems = list(file_names(domain, "domain").values())
    assert len({s.casefold() for s in stems} | {"domain"}) == len(ids) + 1
    assert all("/" not in s and not s.startswith(".") and len(s) < 90 for s in stems)


def test_what_a_spreadsheet_would_run_is_written_as_text(tmp_path: Path) -> None:
    issue = DomainIssue("=1+1", ("@now", "-5"))
    domain = Domain("f", (issue,), (PartyPreferences("a", Utility((Table((0,), np.array([1.0, 2.0])),))),))
    write_domain(domain, tmp_path / "d.csv")
    assert (tmp_path / "d.csv").read_text().split("\n")[1:3] == ["'=1+1,'@now,1.0", "'=1+1,-5,2.0"]
    assert read_domain(tmp_path / "d.csv").issues[0].options == issue.options
