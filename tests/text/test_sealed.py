"""Sealed files: opened by their recipients, by nobody else, and by nobody once the key is destroyed."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from goodoffices.diagnose import FolderError, MissingExtra, SealError

pyrage = pytest.importorskip("pyrage", reason="the extra 'seal' is not installed")

from goodoffices.text.agefile import make_identity_file, read_recipients  # noqa: E402
from goodoffices.text.sealed import (  # noqa: E402
    Recipient,
    destroy_key,
    is_sealed,
    open_sealed,
    read_seal,
    remove_recipients,
    seal_file,
    unseal_file,
)

CONTENT = "weights:\n  ceasefire: 40  # не для протокола\n".encode()


class Room:
    def __init__(self, base: Path) -> None:
        self.folder = base / "istanbul"
        (self.folder / "private").mkdir(parents=True)
        self.plain = self.folder / "private" / "russia.yaml"
        self.plain.write_bytes(CONTENT)
        self.sealed = self.folder / "private" / "russia.yaml.age"
        self.key = self.folder / "seals" / "private" / "russia.yaml.key.age"
        self.seal = self.folder / "seals" / "private" / "russia.yaml.json"
        self.ana, self.bo, self.eve = (base / f"{name}.txt" for name in ("ana", "bo", "eve"))
        self.recipients = tuple(Recipient(make_identity_file(path), path.stem) for path in (self.ana, self.bo))
        make_identity_file(self.eve)

    def close(self) -> None:
        seal_file(self.folder, self.plain, self.recipients)


@pytest.fixture
def room(tmp_path) -> Room:
    return Room(tmp_path)


def test_sealed_and_opened(room):
    room.close()
    assert not room.plain.exists()
    assert is_sealed(room.sealed)
    assert b"ceasefire" not in room.sealed.read_bytes()
    for identity in (room.ana, room.bo):
        assert open_sealed(room.folder, room.sealed, [room.eve, identity], None) == CONTENT
    secret = next(line for line in room.ana.read_text().splitlines() if line.startswith("AGE-SECRET"))
    assert open_sealed(room.folder, Path("private/russia.yaml.age"), [secret]) == CONTENT


def test_what_lies_in_the_open(room):
    room.close()
    seal = read_seal(room.folder, room.sealed)
    assert (seal.recipients, seal.passphrase, seal.destroyed) == (room.recipients, False, "")
    assert stat.S_IMODE(room.key.stat().st_mode) == 0o600
    for path in room.folder.rglob("*"):
        assert path.is_dir() or b"AGE-SECRET" not in path.read_bytes()


def test_the_files_are_plain_age_files(room):
    # Whoever has any age program can open them in two steps.
    room.close()
    secret = next(line for line in room.ana.read_text().splitlines() if line.startswith("AGE-SECRET"))
    key = pyrage.decrypt(room.key.read_bytes(), [pyrage.x25519.Identity.from_str(secret)]).decode().strip()
    assert pyrage.decrypt(room.sealed.read_bytes(), [pyrage.x25519.Identity.from_str(key)]) == CONTENT


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 5000])
def test_any_content(room, content):
    room.plain.write_bytes(content)
    room.close()
    assert open_sealed(room.folder, room.sealed, [room.bo]) == content


def test_a_passphrase(room):
    seal_file(room.folder, room.plain, passphrase="tea at four")
    assert read_seal(room.folder, room.sealed).passphrase
    assert open_sealed(room.folder, room.sealed, [], "tea at four") == CONTENT
    with pytest.raises(SealError, match="passphrase is wrong") as caught:
        open_sealed(room.folder, room.sealed, [], "coffee")
    assert "coffee" not in str(caught.value)
    with pytest.raises(SealError, match="sealed with a passphrase"):
        open_sealed(room.folder, room.sealed, [room.ana])


def test_a_protected_identity_file(room, tmp_path):
    identity = tmp_path / "cy.age"
    recipient = make_identity_file(identity, "tea at four")
    seal_file(room.folder, room.plain, [Recipient(recipient)])
    assert open_sealed(room.folder, room.sealed, [identity], "tea at four") == CONTENT
    with pytest.raises(SealError, match="protected by a passphrase"):
        open_sealed(room.folder, room.sealed, [identity])


def test_an_ssh_key(room, tmp_path):
    from cryptography.hazmat.primitives import serialization as s
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.generate()
    path = tmp_path / "id_ed25519"
    path.write_bytes(private.private_bytes(s.Encoding.PEM, s.PrivateFormat.OpenSSH, s.NoEncryption()))
    public = private.public_key().public_bytes(s.Encoding.OpenSSH, s.PublicFormat.OpenSSH).decode()
    seal_file(room.folder, room.plain, [Recipient(public, "ana")])
    assert open_sealed(room.folder, room.sealed, [path]) == CONTENT


def test_the_wrong_identity_and_none(room):
    room.close()
    with pytest.raises(SealError, match="not sealed to the identity"):
        open_sealed(room.folder, room.sealed, [room.eve])
    with pytest.raises(SealError, match="no identity was given"):
        open_sealed(room.folder, room.sealed)
    with pytest.raises(SealError, match="cannot be read"):
        open_sealed(room.folder, room.sealed, [room.folder / "absent.txt"])
    bad = room.folder / "bad.txt"
    for content, why in (
        (b"# none\n", "holds no identity"),
        (b"hello\n", "not an age identity"),
        (b"-----BEGIN X", "ssh key"),
    ):
        bad.write_bytes(content)
        with pytest.raises(SealError, match=why) as caught:
            open_sealed(room.folder, room.sealed, [bad])
        assert "hello" not in str(caught.value)


@pytest.mark.parametrize("part", ["sealed", "key"])
@pytest.mark.parametrize(
    "damage", [lambda c: c[:-1], lambda c: c[:40], lambda c: b"", lambda c: c[:-5] + bytes(5), lambda c: b"x" + c]
)
def test_damage(room, part, damage):
    room.close()
    path = getattr(room, part)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(SealError, match="damaged"):
        open_sealed(room.folder, room.sealed, [room.ana])


def test_a_key_file_of_somebody_elses_making(room):
    # Anybody can encrypt to a recipient: a path in place of a key must not be followed.
    room.close()
    room.key.write_bytes(
        pyrage.encrypt(str(room.ana).encode(), [pyrage.x25519.Recipient.from_str(room.recipients[0].key)])
    )
    with pytest.raises(SealError, match="holds no key"):
        open_sealed(room.folder, room.sealed, [room.ana])


def test_a_missing_key_file_and_a_missing_seal(room):
    room.close()
    room.key.unlink()
    with pytest.raises(SealError, match="is not here"):
        open_sealed(room.folder, room.sealed, [room.ana])
    room.seal.write_text("{")
    with pytest.raises(SealError, match="damaged"):
        read_seal(room.folder, room.sealed)
    room.seal.unlink()
    with pytest.raises(SealError, match="no seal"):
        read_seal(room.folder, room.sealed)


def test_unsealed_in_place(room):
    room.close()
    room.plain.write_text("a newer file")
    with pytest.raises(SealError, match="exists already"):
        unseal_file(room.folder, room.sealed, [room.ana])
    room.plain.unlink()
    assert unseal_file(room.folder, room.sealed, [room.ana]) == room.plain
    assert room.plain.read_bytes() == CONTENT
    assert not any(path.exists() for path in (room.sealed, room.key, room.seal))


def test_a_recipient_removed(room):
    room.close()
    old = room.sealed.read_bytes(), room.key.read_bytes()
    done = remove_recipients(room.folder, room.sealed, ["bo"], [room.ana])
    assert done.was != done.now
    assert read_seal(room.folder, room.sealed).recipients == room.recipients[:1]
    assert open_sealed(room.folder, room.sealed, [room.ana]) == CONTENT
    with pytest.raises(SealError, match="not sealed to"):
        open_sealed(room.folder, room.sealed, [room.bo])
    # The old key file, had bo kept it, does not open the new content.
    room.key.write_bytes(old[1])
    with pytest.raises(SealError):
        open_sealed(room.folder, room.sealed, [room.bo])


@pytest.mark.parametrize("step", [1, 2, 3])
def test_removal_interrupted_at_any_step_locks_nobody_out(room, monkeypatch, step):
    import goodoffices.text.sealed as module

    room.close()
    real, calls = module.write_atomic, 0

    def failing(path, content, **options):
        nonlocal calls
        calls += 1
        if calls == step:
            raise KeyboardInterrupt
        real(path, content, **options)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(module, "write_atomic", failing)
        remove_recipients(room.folder, room.sealed, ["bo"], [room.ana])
    assert open_sealed(room.folder, room.sealed, [room.ana]) == CONTENT
    remove_recipients(room.folder, room.sealed, ["bo"], [room.ana])
    assert open_sealed(room.folder, room.sealed, [room.ana]) == CONTENT


def test_who_cannot_be_removed(room):
    room.close()
    for names, why in ((["cy"], "not a recipient"), (["ana", "bo"], "nobody would be left")):
        with pytest.raises(SealError, match=why):
            remove_recipients(room.folder, room.sealed, names, [room.ana])
    with pytest.raises(SealError, match="not sealed to"):
        remove_recipients(room.folder, room.sealed, ["bo"], [room.eve])


def test_the_key_destroyed(room):
    room.close()
    before = room.sealed.read_bytes()
    destroy_key(room.folder, room.sealed)
    assert room.sealed.read_bytes() == before
    assert not room.key.exists()
    seal = json.loads(room.seal.read_text())
    assert seal["recipients"] == []
    for identity in (room.ana, room.bo):
        with pytest.raises(SealError, match="was destroyed on"):
            open_sealed(room.folder, room.sealed, [identity])
    with pytest.raises(SealError, match="destroyed already"):
        destroy_key(room.folder, room.sealed)


def test_what_is_not_sealed(room, tmp_path):
    outside = tmp_path / "outside.yaml"
    outside.write_text("x")
    link = room.folder / "link.yaml"
    link.symlink_to(outside)
    for path, why in (
        (outside, "outside"),
        (link, "is a link"),
        (room.folder / "absent", "no file"),
        (room.folder, "no file"),
    ):
        with pytest.raises(SealError, match=why):
            seal_file(room.folder, path, room.recipients)
    hard = room.folder / "hard.yaml"
    hard.hardlink_to(room.plain)
    with pytest.raises(SealError, match="hard link"):
        room.close()
    hard.unlink()
    room.sealed.write_text("older")
    with pytest.raises(SealError, match="both"):
        room.close()
    assert room.plain.read_bytes() == CONTENT


def test_a_file_that_cannot_be_removed_is_said_to_be_still_there(room, monkeypatch):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    with (
        monkeypatch.context() as patch,
        pytest.raises(SealError, match="could not be overwritten and removed") as caught,
    ):
        patch.setattr(type(room.plain), "unlink", refuse)
        room.close()
    assert "by hand" in caught.value.help
    assert open_sealed(room.folder, room.sealed, [room.ana]) == CONTENT


def test_something_stands_where_the_seals_belong(room):
    (room.folder / "seals").touch()
    with pytest.raises(FolderError, match="cannot be made"):
        room.close()
    assert room.plain.read_bytes() == CONTENT


def test_to_whom_nothing_is_sealed(room):
    ana = room.recipients[0]
    secret = next(line for line in room.ana.read_text().splitlines() if line.startswith("AGE-SECRET"))
    for recipients, passphrase, why in (
        ([], None, "nobody"),
        ([ana], "x", "not both"),
        ([], "", "empty"),
        ([ana, ana], None, "twice"),
        ([Recipient("age1x")], None, "not a recipient"),
        ([Recipient(secret)], None, "identity was given"),
    ):
        with pytest.raises(SealError, match=why) as caught:
            seal_file(room.folder, room.plain, recipients, passphrase=passphrase)
        assert secret not in str(caught.value)
    assert room.plain.read_bytes() == CONTENT
    assert not room.sealed.exists()


def test_a_recipients_file(room, tmp_path):
    path = tmp_path / "team.txt"
    path.write_text(f"# ana\n{room.recipients[0].key}\n\n{room.recipients[1].key}\n")
    assert read_recipients(path) == ((room.recipients[0].key, "ana"), (room.recipients[1].key, ""))
    path.write_text("# nobody\n")
    with pytest.raises(SealError, match="holds no recipient"):
        read_recipients(path)


def test_without_the_extra(room, monkeypatch):
    room.close()
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(SealError, match="needs the extra 'seal'") as caught:
        open_sealed(room.folder, room.sealed, [room.ana])
    assert isinstance(caught.value, MissingExtra)
    assert ".[seal]" in caught.value.help


def test_an_identity_is_never_overwritten(room):
    with pytest.raises(SealError, match="exists already"):
        make_identity_file(room.ana)
    assert stat.S_IMODE(room.ana.stat().st_mode) == 0o600
