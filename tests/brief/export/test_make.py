"""What holds for every format."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.brief.export.sample import sample

from goodoffices.brief.export import FORMATS, Bundle, export_case
from goodoffices.diagnose import UsageError

READERS = ("public", "room", "party:south", "party:north", "mediator")


def everything(bundle: Bundle) -> bytes:
    return b"\0".join(name.encode() + b"\0" + content for name, content in bundle.files)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("reader", READERS)
def test_the_same_case_gives_the_same_bytes(format: str, reader: str) -> None:
    assert everything(export_case(sample(reader), format)) == everything(export_case(sample(reader), format))


def test_another_process_gives_the_same_bytes() -> None:
    """Hash seeds and the clock of the machine leave no trace."""
    code = (
        "import hashlib; from goodoffices.brief.export import FORMATS, export_case; from tests.brief.export.sample import sample\n"
        "for f in FORMATS: print(f, hashlib.sha256(repr(export_case(sample('public'), f).files).encode()).hexdigest())"
    )
    root = Path(__file__).resolve().parents[3]
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}", "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert said[0] == said[1]
    assert len(said[0].splitlines()) == len(FORMATS)


@pytest.mark.parametrize("format", FORMATS)
def test_an_export_names_its_audience(format: str) -> None:
    for reader in READERS:
        bundle = export_case(sample(reader), format)
        for name, content in bundle.files:
            assert reader.encode() in content, name


@pytest.mark.parametrize("format", ["ics", "csv", "json", "jsonld"])
def test_nothing_stricter_than_the_audience_is_in_it(format: str) -> None:
    secrets = {
        b"SECRET-NORTH": {"party:north", "mediator"},
        b"SECRET-DESK": {"mediator"},
        b"desk-officer": {"mediator"},
    }
    for reader in READERS:
        content = everything(export_case(sample(reader), format))
        for secret, may_see in secrets.items():
            if reader not in may_see:
                assert secret not in content, (reader, secret)
    if format != "ics":
        content = everything(export_case(sample("mediator"), format))
        assert all(secret in content for secret in secrets)


def test_a_public_export_does_not_show_that_something_is_missing() -> None:
    """The folder of tables has no empty table that would speak of what the reader may not see."""
    names = [name for name, _ in export_case(sample("public"), "csv").files]
    assert "preference.csv" not in names
    assert "position.csv" in names


@pytest.mark.parametrize(
    ("format", "options", "said"),
    [
        ("xml", {}, "not a format"),
        ("json", {"deadlines": True}, "calendar only"),
        ("ics", {"kind": "round"}, "cannot be chosen"),
        ("csv", {"kind": "rounds"}, 'no table "rounds"'),
    ],
)
def test_requests_that_mean_nothing(format: str, options: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        export_case(sample(), format, **options)  # type: ignore[arg-type]
