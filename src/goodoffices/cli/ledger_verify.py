"""``goodoffices ledger verify``: the file and the public keys are enough."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.diagnose import LedgerError, UsageError

if TYPE_CHECKING:
    from goodoffices.ledger import Fault, Head, Opened, PublicKey, Verification

__all__ = ["json_option", "keys_option", "public_keys", "verify"]

keys_option = click.option(
    "--keys",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Folder of public keys, or one .pub file (may be repeated); by default keys/ beside the ledger.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command("verify")
@click.argument("case", required=False, type=click.Path(path_type=Path, exists=True))
@keys_option
@click.option(
    "--checkpoints",
    type=click.Path(path_type=Path),
    help="Folder of checkpoints, or one; by default checkpoints/ beside the ledger.",
)
@click.option(
    "--require", multiple=True, metavar="NAME", help="Whose signature must cover all records (may be repeated)."
)
@click.option(
    "--against", type=click.Path(path_type=Path, exists=True), help="Another copy: say at which record the two part."
)
@click.option(
    "--opening",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Compare the files of this opening with what was fixed.",
)
@click.option("--file", type=click.Path(path_type=Path), help="With --opening: compare this file alone.")
@click.option(
    "--proof",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Check a proof; then no CASE is needed.",
)
@click.option(
    "--head",
    "heads",
    multiple=True,
    metavar="SIZE:ROOT|FILE",
    help="With --proof: a head that you trust (may be repeated).",
)
@json_option
def verify(case: Path | None, proof: Path | None, as_json: bool, **options: Any) -> None:
    """Check every record, every signed head and every signature of CASE, or a proof, and say what fails and how."""
    if (case is None) == (proof is None):
        raise UsageError("say what to verify", "a case folder or a copy of ledger.jsonl, or --proof FILE")
    if options["file"] is not None and options["opening"] is None:
        raise UsageError("--file goes with --opening")
    if options["heads"] and proof is None:
        raise UsageError("--head goes with --proof")
    if proof is not None:
        _verify_proof(proof, options, as_json)
    elif case is not None:
        _verify_ledger(case, options, as_json)


def _verify_proof(path: Path, options: dict[str, Any], as_json: bool) -> None:
    from goodoffices.ledger import check_proof, load_public_keys, parse_proof

    proof = parse_proof(path.read_bytes())
    keys = load_public_keys(options["keys"])
    faults = check_proof(
        proof, heads=[_known_head(text) for text in options["heads"]], keys=keys, require=options["require"]
    )
    if as_json:
        click.echo(
            json.dumps({"sound": not faults, "faults": [f.to_json() for f in faults]}, ensure_ascii=False, indent=2)
        )
    else:
        for fault in faults:
            click.echo(f"{path.name}: {fault}")
        if not faults:
            click.echo(f"{path.name}: {_proven(proof)}")
    sys.exit(1 if faults else 0)


def _verify_ledger(case: Path, options: dict[str, Any], as_json: bool) -> None:
    from goodoffices.ledger import check_opening, compare_ledgers, read_ledger, read_opening, verify_ledger

    keys = public_keys(case, options["keys"], required=False)
    found = verify_ledger(case, keys, checkpoints=options["checkpoints"], require=options["require"])
    faults = list(found.faults)
    if options["against"] is not None:
        parting = compare_ledgers(read_ledger(case), read_ledger(options["against"]))
        faults.extend([parting] if parting is not None else [])
    opened: tuple[Opened, ...] = ()
    if options["opening"] is not None:
        opening = read_opening(options["opening"].read_bytes())
        opened, wrong = check_opening(read_ledger(case), opening, file=options["file"])
        faults.extend(wrong)
    sound = not faults and all(o.status == "same" for o in opened)
    if as_json:
        value = found.to_json() | {"sound": sound, "faults": [f.to_json() for f in faults]}
        if options["opening"] is not None:
            value["files"] = [o.to_json() for o in opened]
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
    else:
        click.echo(_lay_out(found, faults))
        for one in opened:
            click.echo(f"{one.path}: {one.status}, {one.detail}")
            if one.found:
                click.echo(f"  expected {one.expected}\n  found    {one.found}")
    sys.exit(0 if sound else 1)


def _lay_out(found: Verification, faults: list[Fault]) -> str:
    lines = [str(fault) for fault in faults]
    lines.extend(f"note: {note}" for note in found.notes)
    for signed in found.signed:
        when = f", on {signed.at}" if signed.at else ""
        lines.append(f"signed by {signed.name}: records 0 to {signed.size - 1}{when} ({signed.file})")
    verdict = "sound" if not faults else f"{len(faults)} fault{'s' if len(faults) > 1 else ''}"
    lines.append(f"{found.head.origin or 'unnamed ledger'}: {found.head}: {verdict}")
    return "\n".join(lines)


def _proven(proof: dict[str, Any]) -> str:
    if "record" in proof:
        record, head = proof["record"], proof["head"]
        return f"record {record['seq']} ({record['kind']}, {record['at']}) is under the head over {head['size']} records of {head['origin']}"
    return f"the head over {proof['second']['size']} records of {proof['second']['origin']} continues the head over {proof['first']['size']}"


def _known_head(text: str) -> Head:
    from goodoffices.ledger import parse_head

    path = Path(text)
    return parse_head(path.read_text("utf-8") if path.is_file() else text)


def public_keys(case: Path, given: tuple[Path, ...], *, required: bool = True) -> tuple[PublicKey, ...]:
    from goodoffices.ledger import KEYS_FOLDER, ledger_path, load_public_keys

    beside = ledger_path(case).parent / KEYS_FOLDER
    keys = load_public_keys(given or ([beside] if beside.is_dir() else []))
    if required and not keys:
        raise LedgerError("there are no public keys", "give their folder with --keys")
    return keys
