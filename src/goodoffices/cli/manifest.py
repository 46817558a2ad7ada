"""``goodoffices manifest``: who is brought to one stage, in versions that both sides and the mediator sign."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodoffices.cli.ledger_verify import json_option
from goodoffices.cli.manifest_follow import follow
from goodoffices.cli.manifest_options import (
    FOLDER_ARGUMENT,
    LEDGER_OPTION,
    counts_of,
    lines_of,
    manifest_folder,
    pair_in_words,
    record_in_ledger,
)
from goodoffices.cli.manifest_sheet import sheet
from goodoffices.cli.verbs import Verbs
from goodoffices.diagnose import Report, UsageError, draw

if TYPE_CHECKING:
    from goodoffices.exchange import Manifest, Version
    from goodoffices.ledger import PublicKey

__all__ = ["command"]

_NUMBER = click.option("--version", "number", type=click.IntRange(1), help="Which version; the newest by default.")
_KEYS = click.option(
    "--keys",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path, exists=True),
    help="Folder of public keys, or one .pub file (may be repeated).",
)


@click.group("manifest", cls=Verbs)
def command() -> None:
    """Make the list of one stage from a plan, change it in numbered versions, have it signed, print it.

    MANIFEST is the folder that make writes. It holds ids and no names; what is signed and what is recorded hold no ids.
    """


command.add_command(follow)
command.add_command(sheet)


@command.command("make")
@click.argument("plan", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--stage", help="The stage of the plan; of a plan of several parties, what this handover is called.")
@click.option(
    "--text",
    "texts",
    multiple=True,
    required=True,
    metavar="[NAME=]FILE",
    help="A text of the agreement, cited with its SHA-256; give each side's (may be repeated).",
)
@click.option(
    "--step",
    "steps",
    type=(str, str),
    multiple=True,
    metavar="SIDE[:RECEIVER] WHAT",
    help="What was agreed to happen first, then next (may be repeated, in that order); stands in the manifest.",
)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder of the manifest."
)
@LEDGER_OPTION
def make(
    plan: Path,
    stage: str | None,
    texts: tuple[str, ...],
    steps: tuple[tuple[str, str], ...],
    output: Path,
    case: Path | None,
) -> None:
    """Make version 1 of the manifest of a stage from PLAN, the folder that `goodoffices plan -o` wrote.

    From a plan of several parties it holds who brings each person and who receives him, and all parties sign it.
    """
    from goodoffices.exchange.files import manifest_of_folder
    from goodoffices.exchange.step import Step

    cited = dict(map(_text, texts))
    if len(cited) < len(texts):
        raise UsageError("two texts have the same name", "name them: --text NAME=FILE")
    found, faults = manifest_of_folder(plan, stage, cited)
    if found is None:
        click.echo("\n\n".join(draw(d, root=str(plan)) for d in Report.of(faults)), err=True)
        sys.exit(1)
    taken = tuple(Step(what, *pair_in_words(whose, found)) for whose, what in steps)
    found = replace(found, steps=taken)
    if len(set(cited.values())) < 2:
        click.echo("note: one text of the agreement is cited; where each side has its own, cite both", err=True)
    fresh = manifest_folder(output).add(found)
    click.echo("\n".join(lines_of(found)))
    click.echo(f"{'written to' if fresh else 'lies already in'} {output}", err=True)
    record_in_ledger(case, output)


@command.command("sign")
@FOLDER_ARGUMENT
@click.option(
    "--key", "key_file", required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Your secret key, NAME.key of `goodoffices ledger keygen`.",
)  # fmt: skip
@click.option(
    "--passphrase-file", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="File whose first line is the passphrase of the key.",
)  # fmt: skip
@_NUMBER
@LEDGER_OPTION
def sign(folder: Path, key_file: Path, passphrase_file: Path | None, number: int | None, case: Path | None) -> None:
    """Sign a version, after all versions were held against one another. Send manifest-N.note on: it holds no id."""
    from goodoffices.cli.ledger import signing_key

    key = signing_key(key_file, passphrase_file)
    signed, fresh = manifest_folder(folder).sign(key, number)
    click.echo(signed.manifest.text(), nl=False)
    click.echo(f"{'signed' if fresh else 'was signed before'} by {key.public.name}", err=True)
    record_in_ledger(case, folder)


@command.command("merge")
@FOLDER_ARGUMENT
@click.argument("note", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_KEYS
@LEDGER_OPTION
def merge(folder: Path, note: Path, keys: tuple[Path, ...], case: Path | None) -> None:
    """Add the signatures of a NOTE that came back from a signer."""
    version, fresh = manifest_folder(folder).merge(note.read_bytes(), _public(keys))
    told = f"new signatures by {', '.join(fresh)}" if fresh else "no new signature"
    click.echo(f"version {version.manifest.version}: {told}")
    record_in_ledger(case, folder)


@command.command("record")
@FOLDER_ARGUMENT
@click.option(
    "--ledger", "case", required=True, type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="CASE",
    help="Record the fingerprint (no id) in the ledger of this case folder.",
)  # fmt: skip
def record(folder: Path, case: Path) -> None:
    """Record what the ledger does not hold yet: versions and signatures, each once."""
    record_in_ledger(case, folder)


@command.command("show")
@FOLDER_ARGUMENT
@_NUMBER
@click.option("--ids", is_flag=True, help="List the ids, each with its side.")
@json_option
def show(folder: Path, number: int | None, ids: bool, as_json: bool) -> None:
    """Show a version: what it says, and who changed between it and the one before."""
    from goodoffices.exchange.manifest import pair_words

    versions = manifest_folder(folder).versions()
    one = manifest_folder(folder).version(number)
    if as_json:
        click.echo(json.dumps(one.manifest.to_json(), ensure_ascii=False, indent=2))
        return
    lines = lines_of(one.manifest)
    if one.manifest.version > 1:
        lines += _changes(versions[one.manifest.version - 2].manifest, one.manifest)
    lines += [f"a signature in the name of {s.name}" for s in one.signatures]
    if ids:
        receiver_of = dict(one.manifest.receivers)
        lines += [f"  {id}  {pair_words(side, receiver_of.get(id, ''))}" for id, side in one.manifest.people]
    click.echo("\n".join(lines))


@command.command("verify")
@FOLDER_ARGUMENT
@_KEYS
@click.option(
    "--signer", "wanted", multiple=True, metavar="NAME",
    help="Whose signature is needed (may be repeated); by default each party's and the mediator's.",
)  # fmt: skip
@click.option("--text", "texts", multiple=True, metavar="[NAME=]FILE", help="Hold a text against what is cited.")
@click.option(
    "--ledger", "case", type=click.Path(path_type=Path, exists=True), metavar="CASE",
    help="Hold the versions against the ledger of this case.",
)  # fmt: skip
@json_option
def verify(
    folder: Path,
    keys: tuple[Path, ...],
    wanted: tuple[str, ...],
    texts: tuple[str, ...],
    case: Path | None,
    as_json: bool,
) -> None:
    """Verify all versions: how they follow one another, who signed, what is cited, what the ledger holds.

    Exit code 1 where the newest version is not signed by all, or something does not fit.
    """
    from goodoffices.exchange import recording_faults

    versions, known = manifest_folder(folder).versions(), _public(keys)
    newest = versions[-1]
    faults = [
        f"{digest[:12]} ({name}) is not what is cited"
        for name, digest in map(_text, texts)
        if not _cited(newest, name, digest)
    ]
    needed = wanted or (*newest.manifest.signing, "mediator")
    signed = newest.signed_by(known)
    faults += [f"version {newest.manifest.version} is not signed by {name}" for name in needed if name not in signed]
    faults += recording_faults(case, versions) if case is not None else ()
    if as_json:
        rows = [{**v.manifest.body(), "signed_by": list(v.signed_by(known))} for v in versions]
        click.echo(json.dumps({"versions": rows, "faults": faults}, ensure_ascii=False, indent=2))
    else:
        for version in versions:
            names = ", ".join(version.signed_by(known)) or "nobody"
            m = version.manifest
            click.echo(f"version {m.version}: {counts_of(m)}, sha256 {m.sha256[:16]}..., signed by {names}")
        click.echo("\n".join(f"fault: {fault}" for fault in faults) or "all of it holds")
    sys.exit(1 if faults else 0)


def _text(asked: str) -> tuple[str, str]:
    """Name and fingerprint of a text, from ``FILE`` or ``NAME=FILE``."""
    name, equals, path = asked.partition("=")
    file = Path(path if equals and not Path(asked).exists() else asked)
    try:
        content = file.read_bytes()
    except OSError as fault:
        raise UsageError(f"{file} cannot be read: {fault.strerror}", "give the file of the text") from None
    return (name if equals and file != Path(asked) else file.name), sha256(content).hexdigest()


def _cited(version: Version, name: str, digest: str) -> bool:
    """Whether a text is cited: under its own name where a text of that name is, so that two cannot change places."""
    cited = dict(version.manifest.texts)
    return digest == cited[name] if name in cited else digest in cited.values()


def _public(keys: tuple[Path, ...]) -> tuple[PublicKey, ...]:
    from goodoffices.ledger import load_public_keys

    return load_public_keys(keys)


def _changes(before: Manifest, after: Manifest) -> list[str]:
    gone = sorted(set(before.people) - set(after.people))
    come = sorted(set(after.people) - set(before.people))
    return [f"out: {id} ({side})" for id, side in gone] + [f"in: {id} ({side})" for id, side in come]
