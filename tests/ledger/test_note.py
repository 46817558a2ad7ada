"""Signed notes and keys, against the examples of the C2SP specifications."""

from __future__ import annotations

import stat
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.diagnose import LedgerError
from goodoffices.ledger import (
    KEEPER,
    WITNESS,
    Note,
    PublicKey,
    generate_key,
    load_public_keys,
    load_signing_key,
    parse_checkpoint,
)

# The test key and note of Go's golang.org/x/mod/sumdb/note documentation.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
# The examples of c2sp.org/tlog-checkpoint and c2sp.org/tlog-cosignature.
C2SP_CHECKPOINT = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
)


def test_a_note_signed_by_another_program():
    key, note = PublicKey.parse(GO_KEY), Note.parse(GO_NOTE)
    assert key.kind == KEEPER
    assert str(key) == GO_KEY
    assert str(note) == GO_NOTE
    assert key.verifies(note.text, note.signatures[0])
    assert not key.verifies(note.text.replace("answer", "question"), note.signatures[0])


def test_a_checkpoint_written_by_another_program():
    checkpoint = parse_checkpoint(C2SP_CHECKPOINT)
    assert (checkpoint.head.origin, checkpoint.head.size) == ("example.com/behind-the-sofa", 20852163)
    assert str(checkpoint) == C2SP_CHECKPOINT
    cosigned = checkpoint.note.signatures[1]
    assert PublicKey("witness.example.com/w1", WITNESS, bytes(32)).signed_at(cosigned) == "2023-03-20T12:25:47Z"


@pytest.mark.parametrize("keeper", [True, False])
@given(text=st.text(st.characters(min_codepoint=32, codec="utf-8"), min_size=1).map(lambda t: t + "\n"))
def test_what_a_key_signs_it_verifies(tmp_path_factory, keeper, text):
    folder = tmp_path_factory.mktemp("keys")
    public = generate_key("russia", folder, keeper=keeper)
    key = load_signing_key(folder / "russia.key")
    signature = key.sign(text, datetime(2025, 7, 23, 13, tzinfo=UTC))
    assert public.verifies(text, signature)
    assert not public.verifies(text + "x", signature)
    assert public.signed_at(signature) == ("" if keeper else "2025-07-23T13:00:00Z")
    assert Note.parse(str(Note(text, (signature,)))).signatures == (signature,)


def test_the_time_of_a_cosignature_is_signed(tmp_path):
    public = generate_key("russia", tmp_path)
    signature = load_signing_key(tmp_path / "russia.key").sign("a\n")
    earlier = type(signature)(signature.name, signature.key_id, bytes(8) + signature.blob[8:])
    assert public.verifies("a\n", signature)
    assert not public.verifies("a\n", earlier)


def test_key_files(tmp_path):
    public = generate_key("ukraine", tmp_path / "keys")
    secret = tmp_path / "keys" / "ukraine.key"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert (tmp_path / "keys" / "ukraine.pub").read_text() == f"{public}\n"
    assert load_public_keys([tmp_path / "keys"]) == (public,)
    assert load_signing_key(secret).public == public
    assert "private" not in repr(load_signing_key(secret))
    with pytest.raises(LedgerError, match="exists already"):
        generate_key("ukraine", tmp_path / "keys")


def test_a_key_with_a_passphrase(tmp_path):
    generate_key("ukraine", tmp_path, passphrase="vyshyvanka and tea")
    path = tmp_path / "ukraine.key"
    assert load_signing_key(path, passphrase="vyshyvanka and tea")
    with pytest.raises(LedgerError, match="protected by a passphrase"):
        load_signing_key(path)
    with pytest.raises(LedgerError, match="wrong") as caught:
        load_signing_key(path, passphrase="open sesame")
    assert "sesame" not in str(caught.value)


def test_a_key_file_that_names_another_key(tmp_path):
    generate_key("a", tmp_path)
    generate_key("b", tmp_path)
    header = (tmp_path / "b.pub").read_text()
    pem = (tmp_path / "a.key").read_text().split("\n", 1)[1]
    (tmp_path / "c.key").write_text(header + pem)
    with pytest.raises(LedgerError, match="does not belong"):
        load_signing_key(tmp_path / "c.key")


def test_a_plain_pem_takes_its_name_from_the_public_file(tmp_path):
    public = generate_key("a", tmp_path)
    path = tmp_path / "a.key"
    path.write_text(path.read_text().split("\n", 1)[1])
    assert load_signing_key(path).public == public


@pytest.mark.parametrize("name", ["", "a b", "a+b", "../a", ".a", "ü", "a/b"])
def test_names_of_keys(tmp_path, name):
    with pytest.raises(LedgerError, match="cannot name a key"):
        generate_key(name, tmp_path)


def test_one_key_under_two_names_is_refused(tmp_path):
    key = generate_key("russia", tmp_path)
    (tmp_path / "ukraine.pub").write_text(f"{PublicKey('ukraine', key.kind, key.raw)}\n")
    with pytest.raises(LedgerError, match="one and the same key"):
        load_public_keys([tmp_path])


def test_two_keys_of_one_name_are_refused(tmp_path):
    generate_key("russia", tmp_path / "a")
    generate_key("russia", tmp_path / "b")
    with pytest.raises(LedgerError, match="two different public keys"):
        load_public_keys([tmp_path / "a", tmp_path / "b"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a+b+c",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "a+00000000+AQ==",
        GO_KEY[:-4],
    ],
)
def test_what_is_no_public_key(text):
    with pytest.raises(LedgerError):
        PublicKey.parse(text)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"text\n",
        b"text\n\n",
        b"text\n\n- a AAAAAAAA\n",
        "text\n\n— a AAAA\n".encode(),
        "text\n\n— a AAAAAAAA".encode(),
        "text\n\n— a b AAAAAAAA\n".encode(),
        "te\rxt\n\n— a AAAAAAAA\n".encode(),
        b"\xff\n\n",
        b"x" * 2_000_000,
    ],
)
def test_what_is_no_note(content):
    with pytest.raises(LedgerError, match="not a signed note"):
        Note.parse(content)


@pytest.mark.parametrize(
    "text", ["a\n1\n", "a\n01\nAAAA\n", "a\n1\nAAAA\n", "\n1\nAAAA\n", "a\n-1\n" + "A" * 43 + "=\n"]
)
def test_what_is_no_checkpoint(text):
    with pytest.raises(LedgerError, match="not a checkpoint"):
        parse_checkpoint(text + "\n— a AAAAAAAA\n")
