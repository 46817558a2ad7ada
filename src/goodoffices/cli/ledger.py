"""``goodoffices ledger``: keep the chain, sign it, prove from it, verify it."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.cli.ledger_verify import json_option, keys_option, public_keys, verify
from goodoffices.cli.options import passphrase_of
from goodoffices.cli.verbs import Verbs
from goodoffices.diagnose import UsageError

if TYPE_CHECKING:
    from goodoffices.ledger import SigningKey

__all__ = ["command", "signing_key"]

_CASE = click.argument("case", type=click.Path(path_type=Path, exists=True))
_PASSPHRASE_FILE = click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="File whose first line is the passphrase of the key.",
)


class _Time(click.ParamType[datetime]):
    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a time such as 2025-07-23T16:00+03:00", param, ctx)
        if moment.tzinfo is None:
            self.fail(f"{value!r} has no time zone; write 2025-07-23T16:00+03:00", param, ctx)
        return moment


_AT = click.option("--at", type=_Time(), help="When, with the time zone; now by default.")


@click.group("ledger", cls=Verbs)
def command() -> None:
    """Keep the chain of records of a case, sign its heads, and verify it with the file and the public keys alone.

    CASE is a case folder; for head, prove and verify a copy of ledger.jsonl alone will do.
    Exit code 0 where all is sound, 1 where something does not hold.
    """


command.add_command(verify)


@command.command("keygen")
@click.option("--name", required=True, help="The name under the signatures: mediator, or the party's id.")
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for NAME.key (secret) and NAME.pub.",
)
@click.option(
    "--role",
    type=click.Choice(["keeper", "witness"]),
    help="keeper: plain signature of whoever keeps the ledger (the default for the name mediator); witness: cosignature with the time (for all others).",
)
@click.option("--passphrase", "ask", is_flag=True, help="Protect the secret file with a passphrase, asked for.")
@_PASSPHRASE_FILE
def keygen(name: str, folder: Path, role: str | None, ask: bool, passphrase_file: Path | None) -> None:
    """Make a pair of keys. The secret file stays with its owner; the .pub file goes to everybody."""
    from goodoffices.ledger import generate_key

    passphrase = passphrase_of(passphrase_file)
    if ask and passphrase is None:
        passphrase = click.prompt("Passphrase", hide_input=True, confirmation_prompt=True, err=True)
    if passphrase == "":
        raise UsageError("the passphrase is empty", "leave the option out to make a key without one")
    keeper = role == "keeper" or (role is None and name == "mediator")
    key = generate_key(name, folder, keeper=keeper, passphrase=passphrase)
    click.echo(f"{folder / name}.key: secret, stays with {name}")
    click.echo(f"{folder / name}.pub: public, {key}")


@command.command("append")
@_CASE
@click.option("--kind", default="note", show_default=True, help="Kind of record: lower-case letters, digits, hyphens.")
@click.option("--text", help="The record's text.")
@click.option(
    "--body",
    "body_file",
    type=click.File("rb"),
    help="JSON object to record instead of a text; - reads standard input.",
)
@click.option("--origin", help="Name of a new ledger, best below a domain of your own: example.org/istanbul-2025.")
@_AT
def append(case: Path, kind: str, text: str | None, body_file: Any, origin: str | None, at: datetime | None) -> None:
    """Append one record; begin the ledger where there is none. What is recorded can be read by all who see it."""
    from goodoffices.ledger import OWN_KINDS, start, writing

    if (text is None) == (body_file is None):
        raise UsageError("say what to record", "--text TEXT, or --body FILE with a JSON object")
    if kind in OWN_KINDS:
        raise UsageError(
            f"records of kind {kind!r} are written by their own commands", "see: goodoffices ledger --help"
        )
    body = {"text": text} if body_file is None else _body(body_file.read())
    if origin is not None:
        start(case, origin=origin, at=at)
    with writing(case, at=at) as writer:
        record = writer.append(kind, body, at=at)
    click.echo(f"record {record.seq}: {record.kind}, {record.at}, leaf {record.leaf.hex()}")


@command.command("head")
@_CASE
@click.option("--size", type=click.IntRange(0), help="The head over so many records; all by default.")
@click.option(
    "--key",
    "key_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Sign the head and write checkpoints/SIZE.txt, as cosign does.",
)
@_PASSPHRASE_FILE
@json_option
def head(case: Path, size: int | None, key_file: Path | None, passphrase_file: Path | None, as_json: bool) -> None:
    """Print the head: how many records, and the root over them."""
    from goodoffices.ledger import read_ledger

    ledger = read_ledger(case)
    ledger.require_sound()
    found = ledger.head(size)
    if key_file is not None:
        _sign(case, key_file, passphrase_file, found.size)
    if as_json:
        click.echo(
            json.dumps({"origin": found.origin, "size": found.size, "root": found.root.hex()}, ensure_ascii=False)
        )
    else:
        click.echo(f"{found.origin}\n{found}")


@command.command("cosign")
@_CASE
@click.option(
    "--key",
    "key_file",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Your secret key, NAME.key.",
)
@_PASSPHRASE_FILE
@click.option("--size", type=click.IntRange(1), help="Sign the head over so many records; the newest by default.")
def cosign(case: Path, key_file: Path, passphrase_file: Path | None, size: int | None) -> None:
    """Sign the head, once it is certain that it continues every head this key signed before.

    What the key has signed is remembered in NAME.seen.json beside it. Refusal means that records were changed or
    removed: keep the copy.
    """
    click.echo(_sign(case, key_file, passphrase_file, size), nl=False)


@command.command("merge")
@_CASE
@click.argument("checkpoint", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@keys_option
def merge_(case: Path, checkpoint: Path, keys: tuple[Path, ...]) -> None:
    """Add the signatures of a CHECKPOINT that came back from a signer."""
    from goodoffices.ledger import merge

    click.echo(str(merge(case, checkpoint.read_bytes(), public_keys(case, keys))), nl=False)


@command.command("embed")
@_CASE
@keys_option
def embed_(case: Path, keys: tuple[Path, ...]) -> None:
    """Record the newest checkpoint, so that a copy of ledger.jsonl alone carries its signatures."""
    from goodoffices.ledger import embed

    record = embed(case, public_keys(case, keys))
    click.echo(f"record {record.seq}: {record.kind}, {record.at}, leaf {record.leaf.hex()}")


@command.command("fix")
@click.argument("case", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--for", "audience", help="With FILES: whose they are (public, room, party:ID); else as the case says.")
@click.option("--reason", default="", help="Why, in words that all who see the ledger may read.")
@_AT
def fix_(case: Path, files: tuple[Path, ...], audience: str | None, reason: str, at: datetime | None) -> None:
    """Fix the files of CASE (all, or FILES) as they are now: one record that betrays none of them.

    What each audience needs to show its own files later goes to openings/. Hand each file there to its audience and
    to nobody else.
    """
    from goodoffices.ledger import files_to_fix, fix

    if audience is not None and not files:
        raise UsageError("--for goes with the files that it is for")
    chosen = (
        [_of_case(case, file) for file in files] if files else [_of_case(case, file) for file in files_to_fix(case)]
    )
    done = fix(case, [(path, audience or _audience(case, path)) for path in chosen], reason=reason, at=at)
    count = "1 file" if len(chosen) == 1 else f"{len(chosen)} files"
    click.echo(f"record {done.record.seq}: {count} fixed, {done.record.at}, leaf {done.record.leaf.hex()}")
    for whose, path in done.openings:
        click.echo(f"  for {whose}: {path}")


@command.command("prove")
@_CASE
@click.option("--record", "seq", type=click.IntRange(0), help="Prove that this record is in the ledger.")
@click.option("--size", type=click.IntRange(1), help="With --record: under the head over so many records.")
@click.option(
    "--from", "first", type=click.IntRange(0), help="Prove that the ledger continues the head over so many records."
)
@click.option("--to", "second", type=click.IntRange(0), help="With --from: up to this many records; all by default.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the proof to this file.")
@click.option("--json", is_flag=True, expose_value=False, help="Proofs are JSON in any case.")
def prove(
    case: Path, seq: int | None, size: int | None, first: int | None, second: int | None, output: Path | None
) -> None:
    """Write a proof that can be checked with the public keys alone."""
    from goodoffices.ledger import prove_consistency, prove_inclusion, read_ledger
    from goodoffices.text import write_atomic

    if (seq is None) == (first is None) or (seq is None and size is not None) or (first is None and second is not None):
        raise UsageError("say what to prove", "--record N [--size S], or --from M [--to N]")
    ledger = read_ledger(case)
    if seq is not None:
        proof = prove_inclusion(ledger, seq, size)
    else:
        assert first is not None  # noqa: S101 - one of the two was given
        proof = prove_consistency(ledger, first, second)
    text = json.dumps(proof, ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomic(output, text)
        click.echo(f"{output}: {proof['format']}")


@command.command("repair")
@_CASE
def repair_(case: Path) -> None:
    """Mend the end of the file after an interrupted append. No finished line is touched, and nothing is lost."""
    from goodoffices.ledger import repair

    done = repair(case)
    if done.did == "completed":
        click.echo(f"record {done.record} lacked only its line end: completed")
    elif done.kept is not None:
        click.echo(f"the unfinished line was set aside in {done.kept}; every record before it is as it was")
    else:
        click.echo("nothing to repair: the last line is finished")


def _sign(case: Path, key_file: Path, passphrase_file: Path | None, size: int | None) -> str:
    from goodoffices.ledger import cosign, seen_path

    return str(cosign(case, signing_key(key_file, passphrase_file), seen=seen_path(key_file), size=size))


def signing_key(path: Path, passphrase_file: Path | None) -> SigningKey:
    """A secret key from its file; its passphrase from another, or asked for."""
    from goodoffices.ledger import load_signing_key

    passphrase = passphrase_of(passphrase_file)
    if passphrase is None and b"-----BEGIN ENCRYPTED" in path.read_bytes():
        passphrase = click.prompt(f"Passphrase of {path.name}", hide_input=True, err=True)
    return load_signing_key(path, passphrase=passphrase)


def _body(content: bytes) -> dict[str, Any]:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        raise UsageError("the body is not JSON") from None
    if not isinstance(value, dict):
        raise UsageError("the body is not a JSON object")
    return value


def _of_case(case: Path, file: Path) -> Path:
    """A file as named from here, or from within the case; always whole, as the ledger takes names from the case."""
    here = file.exists() and file.resolve().is_relative_to(case.resolve())
    return Path(os.path.abspath(file if file.is_absolute() or here else case / file))  # noqa: PTH100 - links stay links


def _audience(case: Path, path: Path) -> str:
    """Whose file it is as a whole, as the case says."""
    from goodoffices.case import file_audience

    real, base = path.resolve(), case.resolve()
    # A file outside the case is nobody's: whoever fixes refuses it, with the reason.
    return str(file_audience(real.relative_to(base).as_posix())) if real.is_relative_to(base) else "mediator"
