"""``goodoffices prove``: that a name is, or is not, on a version of a list, without the list."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from goodoffices.cli.people_list import list_options, read_own_list, store_options
from goodoffices.cli.verbs import Verbs
from goodoffices.diagnose import LedgerError, UsageError

if TYPE_CHECKING:
    from goodoffices.people import PersonRecord

__all__ = ["command"]

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_FIELDS = ("surname", "given", "patronymic", "full_name", "born", "number")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@click.group("prove", cls=Verbs)
def command() -> None:
    """Prove that a name is, or is not, on a version of a list, without showing the list.

    The holder binds a version by one hash (commit), which goes into the ledger. Later he makes a proof for one who knows a
    name (name), who checks it (check). Nobody can prove both of one name.
    """


@command.command("commit")
@list_options
@click.option("--version", help="Which version of the list it is; by default the fingerprint of its rows.")
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder for the commitment and the file to prove from.",
)
@click.option(
    "--ledger", "case", type=click.Path(path_type=Path, exists=True), help="Record the hash in the ledger of this case."
)
@click.option("--show-size", is_flag=True, help="Do not fill up: proofs then tell about how long the list is.")
def commit_(version: str | None, folder: Path, case: Path | None, show_size: bool, **asked: Any) -> None:
    """Bind a version of LIST.

    SIDE-VERSION.commitment.json may be given to anybody. SIDE-VERSION.opener.json stays: proofs are made from it.
    """
    from goodoffices.ledger import append
    from goodoffices.people import PersonList
    from goodoffices.people.proof import KIND, commit_list, write_opener
    from goodoffices.text.folder import make_folder

    people = read_own_list(asked)
    bound = PersonList(asked["side"] or people.id, people.rows, version or people.version)
    for what, text in (("--side", bound.id), ("--version", bound.version)):
        if not _NAME.fullmatch(text):
            raise UsageError(
                f"the list needs a plain name and version: {what}",
                "Latin letters, digits, dots, hyphens and underscores",
            )
    opener = commit_list(bound, hide_size=not show_size, progress=lambda text: click.echo(f"{text} ...", err=True))
    make_folder(folder)
    public, own = write_opener(opener, folder, f"{bound.id}-{bound.version}")
    digest = opener.commitment.digest()
    click.echo(f"{public}: may be given to anybody")
    click.echo(f"{own}: stays on this machine; proofs are made from it")
    click.echo(f"digest: {digest}")
    if case is not None:
        record = append(case, KIND, {"commitment": digest})
        click.echo(f"record {record.seq}: {record.kind}, {record.at}, leaf {record.leaf.hex()}")


def person_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--person`` and ``--person-file``: whom a proof is about."""
    command = click.option(
        "--person-file",
        type=click.File("r", encoding="utf-8"),
        metavar="FILE",
        help="The same, one FIELD=VALUE a line, - for standard input: other programs of this machine do not see the name.",
    )(command)
    return click.option(
        "--person",
        "fields",
        multiple=True,
        metavar="FIELD=VALUE",
        help="surname, given, patronymic, full_name, born or number (may be repeated).",
    )(command)


@command.command("name")
@click.argument("opener", type=_FILE)
@person_options
@click.option("--record", help="Instead of --person: the id of a row of --list.")
@click.option(
    "--list",
    "list_file",
    metavar="LIST",
    help="With --record: the list that was bound, a file or a version in a store.",
)
@store_options
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The proof, for one who knows the name."
)
def name_(
    opener: Path, fields: tuple[str, ...], person_file: IO[str] | None, record: str | None, output: Path, **asked: Any
) -> None:
    """Prove whether a person is on the version that OPENER (SIDE-VERSION.opener.json) was made of."""
    from goodoffices.people.proof import prove_person, read_opener
    from goodoffices.text.atomic import write_atomic

    fields = _fields_of(fields, person_file)
    if (record is None) == (not fields) or (record is None) != (asked["list_file"] is None):
        raise UsageError(
            "say whom the proof is about",
            "--person-file FILE, --person surname=... --person given=..., or --record ID --list LIST",
        )
    person = _person(fields) if record is None else _row(asked, record)
    proof = prove_person(read_opener(opener), person)
    write_atomic(output, json.dumps(proof, sort_keys=True) + "\n", mode=0o600)
    click.echo(
        f"{output}: a proof about {len(proof['forms'])} forms of this name; give it only to one who knows the name"
    )


@command.command("check")
@click.argument("proof", type=_FILE)
@person_options
@click.option(
    "--digest", "digests", multiple=True, help="Digest of the commitment, known from elsewhere (may be repeated)."
)
@click.option(
    "--ledger", "case", type=click.Path(path_type=Path, exists=True), help="Take the digests from this ledger."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def check_(
    proof: Path,
    fields: tuple[str, ...],
    person_file: IO[str] | None,
    digests: tuple[str, ...],
    case: Path | None,
    as_json: bool,
) -> None:
    """Check a PROOF about a person. Exit code 0 where it holds, whatever it shows; 1 where it does not."""
    from goodoffices.people.proof import check_list_proof, parse_list_proof

    fields = _fields_of(fields, person_file)
    if not fields:
        raise UsageError(
            "say whom the proof is about", "--person-file FILE, or --person surname=... --person given=..."
        )
    known = (*digests, *(_recorded(case) if case is not None else ()))
    answer = check_list_proof(parse_list_proof(proof.read_bytes()), _person(fields), digests=known)
    which = answer.commitment
    if as_json:
        value = {
            "list": which.list, "version": which.version, "digest": which.digest(), "conclusion": answer.conclusion,
            "forms": dict(answer.forms), "faults": [fault.to_json() for fault in answer.faults],
        }  # fmt: skip
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
    else:
        click.echo(f"list {which.list}, version {which.version}, digest {which.digest()}")
        for form, there in answer.forms:
            click.echo(f"  {'there    ' if there else 'not there'}  {form}")
        for fault in answer.faults:
            click.echo(str(fault))
        click.echo(answer.conclusion)
    sys.exit(1 if answer.faults else 0)


def _recorded(case: Path) -> tuple[str, ...]:
    from goodoffices.ledger import read_ledger
    from goodoffices.people.proof import KIND

    ledger = read_ledger(case)
    ledger.require_sound()
    found = tuple(str(record.body.get("commitment")) for record in ledger.records if record.kind == KIND)
    if not found:
        raise LedgerError(
            "the ledger has no record of a version of a list",
            "it is written by: goodoffices prove commit --ledger CASE",
        )
    return found


def _fields_of(fields: tuple[str, ...], file: IO[str] | None) -> tuple[str, ...]:
    """What is said of the person, on the command line or in a file."""
    if file is None:
        return fields
    try:
        lines = tuple(line.strip() for line in file.read(100_000).splitlines())
    except UnicodeDecodeError:
        raise UsageError("the file of the person is not UTF-8", "save it as UTF-8, one FIELD=VALUE a line") from None
    return (*fields, *(line for line in lines if line))


def _person(fields: tuple[str, ...]) -> PersonRecord:
    from goodoffices.people import PersonRecord
    from goodoffices.people.dates import read_day

    values: dict[str, Any] = {}
    for field in fields:
        name, equals, value = field.partition("=")
        if not equals or name not in _FIELDS or name in values or not value.strip():
            raise UsageError(
                f"a person is given by FIELD=VALUE, each once; the fields are {', '.join(_FIELDS)}",
                "as in --person surname=Koval",
            )
        values[name] = value.strip()
    if "born" in values:
        day, doubt = read_day(values["born"])
        if doubt == "unreadable":
            raise UsageError("the birth date cannot be read", "write it as 1990-05-07")
        values["born"] = day
    return PersonRecord("", **values)


def _row(asked: dict[str, Any], id: str) -> PersonRecord:
    found = [row for row in read_own_list(asked).rows if row.id == id]
    if not found:
        raise UsageError("the list has no row of this id", "give the id as it stands in the list")
    return found[0]
