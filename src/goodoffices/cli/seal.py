"""``goodoffices seal``, ``open`` and ``destroy``: files for few eyes."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from goodoffices.cli.options import identity_options, passphrase_of
from goodoffices.diagnose import GoodOfficesError, SealError, UsageError

if TYPE_CHECKING:
    from goodoffices.text.sealed import Destroyed, Recipient

__all__ = ["destroy", "open_", "seal"]

_CASE = click.argument("case", type=click.Path(path_type=Path, exists=True, file_okay=False))
_FILE = click.argument("file", type=click.Path(path_type=Path))
_OPEN_TO_ALL = {"case.yaml", "issues.yaml", "record"}


def _make_identity(_ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is None:
        return
    from goodoffices.text.agefile import make_identity_file

    recipient = make_identity_file(value)
    click.echo(f"{value}: keep it secret, and keep a copy")
    click.echo(f"recipient, to give away: {recipient}")
    _ctx.exit()


@click.command("seal")
@_CASE
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-r",
    "--recipient",
    "recipients",
    multiple=True,
    metavar="[LABEL=]KEY",
    help="Who may open it: age1... or ssh-... (may be repeated).",
)
@click.option(
    "-R",
    "--recipients-file",
    "lists",
    multiple=True,
    type=click.Path(path_type=Path),
    help="File of recipients, one a line; a comment line above is the label.",
)
@click.option("--passphrase", "ask", is_flag=True, help="Seal with a passphrase, asked for, instead of recipients.")
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Seal with the first line of this file as the passphrase.",
)
@click.option(
    "--new-identity",
    type=click.Path(path_type=Path),
    is_eager=True,
    expose_value=False,
    callback=_make_identity,
    help="Make an age identity file, print its recipient, and stop.",
)
def seal(
    case: Path,
    files: tuple[Path, ...],
    recipients: tuple[str, ...],
    lists: tuple[Path, ...],
    ask: bool,
    passphrase_file: Path | None,
) -> None:
    """Replace FILES of the case folder CASE by sealed ones that only the recipients can open.

    private/russia.yaml becomes private/russia.yaml.age; its key, wrapped to the recipients, goes to seals/.
    The plain file is removed once the sealed one was opened for a test.
    """
    from goodoffices.text.sealed import seal_file

    named = _recipients(recipients, lists)
    if named and (ask or passphrase_file):
        raise SealError(
            "a file is sealed to recipients or with a passphrase, not both", "age allows no mixture: choose one"
        )
    for file in files:
        _require_sealable(case, file)
    passphrase = passphrase_of(passphrase_file)
    if ask and passphrase is None:
        passphrase = click.prompt("Passphrase", hide_input=True, confirmation_prompt=True, err=True)
    for file in files:
        sealed = seal_file(case, file, named, passphrase=passphrase)
        who = ", ".join(map(str, named)) or "whoever knows the passphrase"
        click.echo(f"{sealed.relative_to(case) if sealed.is_relative_to(case) else sealed}: sealed to {who}")


@click.command("open")
@_CASE
@_FILE
@identity_options
@click.option("--passphrase", "ask", is_flag=True, help="Ask for the passphrase.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the content to this file (readable by you alone).",
)
@click.option("--stdout", "to_stdout", is_flag=True, help="Print the content.")
@click.option("--in-place", is_flag=True, help="Unseal: put the plain file back and remove the seal.")
@click.option("--who", is_flag=True, help="Only say who can open it.")
def open_(
    case: Path,
    file: Path,
    identity: tuple[Path, ...],
    passphrase_file: Path | None,
    ask: bool,
    output: Path | None,
    to_stdout: bool,
    in_place: bool,
    who: bool,
) -> None:
    """Open the sealed FILE of the case folder CASE: to a place of your choice, never silently beside it."""
    from goodoffices.text.atomic import write_atomic
    from goodoffices.text.sealed import open_sealed, read_seal, unseal_file

    if sum((output is not None, to_stdout, in_place, who)) != 1:
        raise UsageError(
            "say where the content shall go", "one of -o FILE, --stdout, --in-place; or --who to see who can open it"
        )
    if who:
        found = read_seal(case, file)
        click.echo(_who(found.destroyed, found.passphrase, found.recipients))
        return
    passphrase = passphrase_of(passphrase_file)
    if ask and passphrase is None:
        passphrase = click.prompt("Passphrase", hide_input=True, err=True)
    if in_place:
        click.echo(f"{unseal_file(case, file, identity, passphrase)}: unsealed; it is plain text again", err=True)
        return
    if output is not None and output.exists():
        raise UsageError(f"{output} exists already", "choose another name")
    content = open_sealed(case, file, identity, passphrase)
    if output is None:
        click.echo(content, nl=False)
    else:
        write_atomic(output, content, mode=0o600)
        click.echo(f"{output}: opened, readable by you alone", err=True)


@click.command("destroy")
@_CASE
@_FILE
@click.option(
    "--recipient",
    "remove",
    multiple=True,
    metavar="KEY|LABEL",
    help="Take this recipient's access away (may be repeated); needs -i.",
)
@click.option("--everyone", is_flag=True, help="Destroy the key: nobody can open the file any more.")
@click.option("--yes", is_flag=True, help="Do not ask for the file's name.")
@click.option(
    "--certificate", type=click.Path(path_type=Path, dir_okay=False), help="Write the certificate to this file too."
)
@identity_options
def destroy(
    case: Path,
    file: Path,
    remove: tuple[str, ...],
    everyone: bool,
    yes: bool,
    certificate: Path | None,
    identity: tuple[Path, ...],
    passphrase_file: Path | None,
) -> None:
    """Destroy access to the sealed FILE of the case folder CASE, for some recipients or for everyone.

    The ledger, if there is one, records the fingerprint of the sealed file and stays verifiable. What somebody
    copied before cannot be called back.
    """
    from goodoffices.text.sealed import destroy_key, read_seal, remove_recipients

    if bool(remove) == everyone:
        raise UsageError("say whose access shall be destroyed", "--recipient KEY, or --everyone")
    name = PurePosixPath(read_seal(case, file).file).name
    if (
        everyone
        and not yes
        and click.prompt(f"Nobody will be able to open it again. Type {name} to destroy its key", err=True) != name
    ):
        raise UsageError("the name does not match: nothing was destroyed")
    if everyone:
        done = destroy_key(case, file)
    else:
        done = remove_recipients(case, file, remove, identity, passphrase_of(passphrase_file))
    noted, fault = _note_in_ledger(case, done)
    text = _certificate(done, remove, noted)
    click.echo(text, nl=False)
    if certificate is not None:
        from goodoffices.text.atomic import write_atomic

        write_atomic(certificate, text)
    if fault is not None:
        click.echo(f"warning: the access was destroyed, but the ledger does not record it: {fault.message}", err=True)
        sys.exit(1)


def _recipients(given: tuple[str, ...], lists: tuple[Path, ...]) -> tuple[Recipient, ...]:
    from goodoffices.text.agefile import read_recipients
    from goodoffices.text.sealed import Recipient

    found = []
    for text in given:
        label, equals, key = text.partition("=")
        # The base64 of an ssh key may end in "=", so only what stands before a key is a label.
        found.append(Recipient(key, label) if equals and key.startswith(("age1", "ssh-")) else Recipient(text))
    found.extend(Recipient(key, label) for path in lists for key, label in read_recipients(path))
    return tuple(found)


def _require_sealable(case: Path, file: Path) -> None:
    from goodoffices.ledger import is_fixable

    path = file if file.exists() else case / file
    if not path.resolve().is_relative_to(case.resolve()) or path.resolve() == case.resolve():
        raise SealError(f"{file} is outside the case folder")
    relative = PurePosixPath(path.resolve().relative_to(case.resolve()).as_posix())
    if relative.parts[0] in _OPEN_TO_ALL or not is_fixable(relative):
        raise SealError(
            f"{relative} cannot be sealed: the case is not readable without it", "seal files of private/ and mediator/"
        )


def _who(destroyed: str, passphrase: bool, recipients: tuple[Recipient, ...]) -> str:
    if destroyed:
        return f"nobody: its key was destroyed on {destroyed}"
    return "whoever knows the passphrase" if passphrase else "\n".join(map(str, recipients))


def _note_in_ledger(case: Path, done: Destroyed) -> tuple[str, GoodOfficesError | None]:
    from goodoffices.ledger import LEDGER_NAME, append, read_ledger

    if not (case / LEDGER_NAME).is_file():
        return "", None
    body = {"was": done.was, "is": done.now} if done.now else {"sha256": done.was}
    try:
        record = append(case, "resealed" if done.now else "destroyed", body)
        head = read_ledger(case).head()
    except GoodOfficesError as fault:
        # What is destroyed is destroyed: a ledger that cannot be written to must not hide that.
        return "", fault
    return f"record {record.seq} of the ledger {head.origin}\n            ({head})", None


def _certificate(done: Destroyed, remove: tuple[str, ...], noted: str) -> str:
    lines = ["Certificate of destruction", ""]
    lines.append(f"File:       {done.file}")
    lines.append(f"When:       {done.at}")
    if done.now:
        lines.append(f"Access of:  {', '.join(remove)}")
        lines.append(f"Before:     sha256 {done.was}")
        lines.append(f"After:      sha256 {done.now}")
        lines.append("Done:       the file was encrypted anew under a fresh key, wrapped to the remaining recipients.")
    else:
        lines.append("Access of:  everyone")
        lines.append(f"Sealed as:  sha256 {done.was}")
        lines.append(
            "Done:       the key file was overwritten and removed. The sealed file is still there, unreadable."
        )
    lines.append(f"Recorded:   {noted or 'in no ledger'}")
    lines.append("Not shown:  that no copy of the key, of an earlier key file or of the plain text exists elsewhere")
    lines.append("            (version control, backups, memory sticks, unused blocks of a flash disk).")
    return "\n".join(lines) + "\n"
