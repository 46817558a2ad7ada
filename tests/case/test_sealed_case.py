"""A sealed file of a case: opened with its identity, told of without, not touched for others."""

import pytest

from goodoffices.case import check_case, load_case

pyrage = pytest.importorskip("pyrage", reason="needs the extra 'seal'")


@pytest.fixture
def sealed(tmp_path):
    from goodoffices.text.sealed import Recipient, seal_file

    (tmp_path / "private").mkdir()
    (tmp_path / "case.yaml").write_text(
        "case: demo\ntitle: Demo\nzone: UTC\nmediator: host\nparties:\n"
        "  - {id: host, name: Host, role: mediator}\n  - {id: north, name: North}\n  - {id: south, name: South}\n"
    )
    plain = tmp_path / "private" / "north.yaml"
    plain.write_text(
        "entered: 2025-01-01\nentries:\n  - id: bottom-line\n    kind: note\n    text: told in confidence\n"
    )
    identity = pyrage.x25519.Identity.generate()
    key = tmp_path.parent / f"{tmp_path.name}.identity"
    key.write_text(str(identity))
    seal_file(tmp_path, plain, [Recipient(str(identity.to_public()))])
    return tmp_path, key


def test_opened_with_its_identity(sealed):
    folder, key = sealed
    assert not (folder / "private" / "north.yaml").exists()
    for reader in ("mediator", "party:north"):
        case, report = load_case(folder, reader, identities=[key])
        assert [e.id for e in case.record] == ["bottom-line"]
        assert not report
    assert check_case(folder, identities=[key]).clean


def test_without_it_its_readers_are_told_that_something_is_missing(sealed):
    folder, _ = sealed
    for reader in ("mediator", "party:north"):
        case, report = load_case(folder, reader)
        assert case.record == ()
        assert [(d.code, d.place.path) for d in report] == [("N304", "private/north.yaml.age")]
        assert case.missing == (f"private/north.yaml.age: {report.diagnostics[0].message}",)
    assert [d.code for d in check_case(folder)] == ["N304"]


def test_the_brief_says_that_it_is_not_whole(sealed):
    from goodoffices.brief import compose_brief

    folder, key = sealed
    without, _ = load_case(folder)
    assert [label for label, _ in compose_brief(without).facts if label == "Not whole"] == ["Not whole"]
    whole, _ = load_case(folder, identities=[key])
    assert "Not whole" not in [label for label, _ in compose_brief(whole).facts]


def test_others_are_not_told_that_it_is_there(sealed):
    folder, key = sealed
    for reader in ("public", "room", "party:south"):
        case, report = load_case(folder, reader, identities=[key])
        assert case.record == ()
        assert not report
