"""``goodoffices manifest``: who is brought to one stage, in versions that both sides and the mediator sign."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.cli.ledger_verify import json_option
from goodoffices.cli.manifest_sheet import sheet
from goodoffices.diagnose import Report, UsageError, draw

if TYPE_CHECKING:
    from goodoffices.exchange import Manifest, ManifestFolder, Version
    from goodoffices.ledger import PublicKey

__all__ = ["command", "manifest_folder"]

_FOLDER = click.argument("folder", metavar="MANIFEST", type=click.Path(path_type=Path, exists=True, file_okay=False))
_NUMBER = click.option("--version", "number", type=click.IntRange(1), help="Which version; the newest by default.")
_LEDGER = click.option(
    "--ledger",
    "case",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="CASE",
    help="Record the fingerprint (no id) in the ledger of this case folder.",
)
_KEYS = click.option(
    "--keys",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path, exists=True),
    help="Folder of public keys, or one .pub file (may be repeated).",
)


@click.group("manifest")
def command() -> None:
    """Make the list of one stage from a plan, change it in numbered versions, have it signed, print it.

    MANIFEST is the folder that make writes. It holds ids and no names; what is signed and what is recorded hold no ids.
    """


command.add_command(sheet)


def manifest_folder(path: Path) -> ManifestFolder:
    """The folder of a manifest."""
    from goodoffices.exchange import ManifestFolder

    return ManifestFolder(path)


@command.command("make")
@click.argument("plan", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--stage", required=True, help="The stage of the plan.")
@click.option(
    "--text",
    "texts",
    multiple=True,
    required=True,
    metavar="[NAME=]FILE",
    help="A text of the agreement, cited with its SHA-256; give each side's (may be repeated).",
)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder of the manifest."
)
@_LEDGER
def make(plan: Path, stage: str, texts: tuple[str, ...], output: Path, case: Path | None) -> None:
    """Make version 1 of the manifest of a stage from PLAN, the folder that `goodoffices plan -o` wrote."""
    from goodoffices.exchange.files import manifest_of_folder

    cited = dict(map(_text, texts))
    if len(cited) < len(texts):
        raise UsageError("two texts have the same name", "name them: --text NAME=FILE")
    found, faults = manifest_of_folder(plan, stage, cited)
    if found is None:
        click.echo("\n\n".join(draw(d, root=str(plan)) for d in Report.of(faults)), err=True)
        sys.exit(1)
    if len(set(cited.values())) < 2:
        click.echo("note: one text of the agreement is cited; where each side has its own, cite both", err=True)
    fresh = manifest_folder(output).add(found)
    click.echo("\n".join(_lines(found)))
    click.echo(f"{'written to' if fresh else 'lies already in'} {output}", err=True)
    _record(case, output)


@command.command("follow")
@_FOLDER
@click.option(
    "--replace", type=(str, str), multiple=True, metavar="OUT IN", help="Name IN in the place of OUT (may be repeated)."
)
@click.option("--without", multiple=True, metavar="ID", help="Take somebody off (may be repeated).")
@click.option(
    "--add", "added", type=(str, str), multiple=True, metavar="ID SIDE", help="Name one more (may be repeated)."
)
@click.option("--reason", required=True, help="Why, on one line and without a name; stands in the manifest.")
@click.option("--by", "asked_by", required=True, help="At whose wish.")
@click.option(
    "--plan",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the plan: say where IN is not one of its substitutes for OUT.",
)
@_LEDGER
def follow(folder: Path, case: Path | None, **asked: Any) -> None:
    """Make the next version: a substitute, one fewer, one more. It has to be signed anew."""
    target = manifest_folder(folder)
    before = target.version().manifest
    after = before.followed_by(_changed(before, asked).items(), asked["reason"], asked["asked_by"])
    if asked["plan"] is not None:
        _substitutes(asked["plan"], before.stage, asked["replace"])
    target.add(after)
    click.echo("\n".join(_lines(after)))
    if after.counts != before.counts:
        click.echo(f"note: before it was {_counts(before)}; see whether the agreement still holds", err=True)
    _record(case, folder)


@command.command("sign")
@_FOLDER
@click.option(
    "--key", "key_file", required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Your secret key, NAME.key of `goodoffices ledger keygen`.",
)  # fmt: skip
@click.option(
    "--passphrase-file", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="File whose first line is the passphrase of the key.",
)  # fmt: skip
@_NUMBER
@_LEDGER
def sign(folder: Path, key_file: Path, passphrase_file: Path | None, number: int | None, case: Path | None) -> None:
    """Sign a version, after all versions were held against one another. Send manifest-N.note on: it holds no id."""
    from goodoffices.cli.ledger import signing_key

    key = signing_key(key_file, passphrase_file)
    signed, fresh = manifest_folder(folder).sign(key, number)
    click.echo(signed.manifest.text(), nl=False)
    click.echo(f"{'signed' if fresh else 'was signed before'} by {key.public.name}", err=True)
    _record(case, folder)


@command.command("merge")
@_FOLDER
@click.argument("note", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_KEYS
@_LEDGER
def merge(folder: Path, note: Path, keys: tuple[Path, ...], case: Path | None) -> None:
    """Add the signatures of a NOTE that came back from a signer."""
    version, fresh = manifest_folder(folder).merge(note.read_bytes(), _public(keys))
    told = f"new signatures by {', '.join(fresh)}" if fresh else "no new signature"
    click.echo(f"version {version.manifest.version}: {told}")
    _record(case, folder)


@command.command("record")
@_FOLDER
@click.option(
    "--ledger", "case", required=True, type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="CASE",
    help="Record the fingerprint (no id) in the ledger of this case folder.",
)  # fmt: skip
def record(folder: Path, case: Path) -> None:
    """Record what the ledger does not hold yet: versions and signatures, each once."""
    _record(case, folder)


@command.command("show")
@_FOLDER
@_NUMBER
@click.option("--ids", is_flag=True, help="List the ids, each with its side.")
@json_option
def show(folder: Path, number: int | None, ids: bool, as_json: bool) -> None:
    """Show a version: what it says, and who changed between it and the one before."""
    versions = manifest_folder(folder).versions()
    one = manifest_folder(folder).version(number)
    if as_json:
        click.echo(json.dumps(one.manifest.to_json(), ensure_ascii=False, indent=2))
        return
    lines = _lines(one.manifest)
    if one.manifest.version > 1:
        lines += _changes(versions[one.manifest.version - 2].manifest, one.manifest)
    lines += [f"a signature in the name of {s.name}" for s in one.signatures]
    lines += [f"  {id}  {side}" for id, side in one.manifest.people] if ids else []
    click.echo("\n".join(lines))


@command.command("verify")
@_FOLDER
@_KEYS
@click.option(
    "--signer", "wanted", multiple=True, metavar="NAME",
    help="Whose signature is needed (may be repeated); by default each side's and the mediator's.",
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
        if not _cited(newest, digest)
    ]
    needed = wanted or (*newest.manifest.counts, "mediator")
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
            click.echo(f"version {m.version}: {_counts(m)}, sha256 {m.sha256[:16]}..., signed by {names}")
        click.echo("\n".join(f"fault: {fault}" for fault in faults) or "all of it holds")
    sys.exit(1 if faults else 0)


def _changed(before: Manifest, asked: dict[str, Any]) -> dict[str, str]:
    """Who is named in the next version, by id the side."""
    people = dict(before.people)
    out = [*(id for id, _ in asked["replace"]), *asked["without"]]
    for id in out:
        if id not in people:
            raise UsageError(f'"{id}" is not named in version {before.version}', "give the id of somebody who is")
    into = [(new, people[old]) for old, new in asked["replace"]] + list(asked["added"])
    for id in out:
        people.pop(id, None)
    for id, side in into:
        if id in people:
            raise UsageError(f'"{id}" is named already', "give each who comes in once")
        people[id] = side
    if people == dict(before.people):
        raise UsageError("this changes nothing", "say who goes out and who comes in: --replace, --without, --add")
    return people


def _substitutes(plan: Path, stage: str, replace: tuple[tuple[str, str], ...]) -> None:
    from goodoffices.exchange.files import substitutes_in

    known = substitutes_in(plan, stage)
    for out, into in replace:
        if into not in known or out not in known[into][1]:
            click.echo(
                f"note: {into} is not a substitute that the plan names for {out}: rules may not hold; plan with --after",
                err=True,
            )


def _record(case: Path | None, folder: Path) -> None:
    if case is None:
        return
    from goodoffices.exchange import record_versions

    records = record_versions(case, manifest_folder(folder).versions())
    for one in records:
        click.echo(f"record {one.seq}: {one.kind}, version {one.body['version']}, leaf {one.leaf.hex()}", err=True)
    if not records:
        click.echo("the ledger holds all of it already", err=True)


def _text(asked: str) -> tuple[str, str]:
    """Name and fingerprint of a text, from ``FILE`` or ``NAME=FILE``."""
    name, equals, path = asked.partition("=")
    file = Path(path if equals and not Path(asked).exists() else asked)
    try:
        content = file.read_bytes()
    except OSError as fault:
        raise UsageError(f"{file} cannot be read: {fault.strerror}", "give the file of the text") from None
    return (name if equals and file != Path(asked) else file.name), sha256(content).hexdigest()


def _cited(version: Version, digest: str) -> bool:
    return digest in [cited for _, cited in version.manifest.texts]


def _public(keys: tuple[Path, ...]) -> tuple[PublicKey, ...]:
    from goodoffices.ledger import load_public_keys

    return load_public_keys(keys)


def _counts(manifest: Manifest) -> str:
    return ", ".join(f"{count:,} by {side}" for side, count in manifest.counts.items()) or "nobody"


def _lines(manifest: Manifest) -> list[str]:
    day = f", {manifest.day}" if manifest.day else ""
    lines = [
        f"{manifest.exchange}, stage {manifest.stage}{day}: version {manifest.version}",
        f"people: {_counts(manifest)}",
        *(f"text: {name}, sha256 {digest}" for name, digest in manifest.texts),
        f"sha256: {manifest.sha256}",
    ]
    if manifest.reason:
        lines.insert(1, f"changed: {manifest.reason} (at the wish of {manifest.asked_by or 'nobody named'})")
    return lines


def _changes(before: Manifest, after: Manifest) -> list[str]:
    gone = sorted(set(before.people) - set(after.people))
    come = sorted(set(after.people) - set(before.people))
    return [f"out: {id} ({side})" for id, side in gone] + [f"in: {id} ({side})" for id, side in come]
