"""The key that both sides share."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from goodoffices.diagnose import FolderError, UsageError
from goodoffices.people.hidden import agree, key_of_passphrase, make_pair, read_shared_key
from goodoffices.people.hidden.agreement import write_shared_key


def test_both_sides_come_to_one_key_and_one_fingerprint(tmp_path: Path) -> None:
    (a, a_pub), (b, b_pub) = (make_pair(name, tmp_path) for name in ("norda", "suda"))
    one, other = agree(a, b_pub), agree(b, a_pub)
    assert one == other
    assert len(one.secret) == 32 and len(one.fingerprint.replace(" ", "")) == 40
    assert one.secret.hex() not in repr(one)


def test_whoever_sits_between_is_heard(tmp_path: Path) -> None:
    (a, _), (b, _), (_, middle) = (make_pair(name, tmp_path) for name in ("norda", "suda", "middle"))
    assert agree(a, middle).fingerprint != agree(b, middle).fingerprint


def test_secrets_are_for_their_owner_alone(tmp_path: Path) -> None:
    a, _ = make_pair("norda", tmp_path)
    _, b = make_pair("suda", tmp_path)
    write_shared_key(agree(a, b), tmp_path / "shared")
    assert [stat.S_IMODE(path.stat().st_mode) for path in (a, tmp_path / "shared")] == [0o600, 0o600]
    assert read_shared_key(tmp_path / "shared") == agree(a, b).secret
    with pytest.raises(UsageError, match="exists already"):
        write_shared_key(agree(a, b), tmp_path / "shared")


def test_wrong_files_are_refused(tmp_path: Path) -> None:
    a, a_pub = make_pair("norda", tmp_path)
    with pytest.raises(UsageError, match="own public key"):
        agree(a, a_pub)
    with pytest.raises(UsageError, match="is not a private key"):
        agree(a_pub, a_pub)
    with pytest.raises(UsageError, match="is not a shared key"):
        read_shared_key(a)
    with pytest.raises(FolderError, match="cannot be read"):
        read_shared_key(tmp_path / "none")
    with pytest.raises(UsageError, match="exists already"):
        make_pair("norda", tmp_path)
    with pytest.raises(UsageError, match="cannot name a key"):
        make_pair("../norda", tmp_path)


@pytest.mark.parametrize(
    "point", ["00" * 32, "01" + "00" * 31, "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"]
)
def test_a_key_of_small_order_is_refused(tmp_path: Path, point: str) -> None:
    a, _ = make_pair("norda", tmp_path)
    (tmp_path / "evil.pub").write_text(f"goodoffices-hidden-public/1 {point}\n", encoding="ascii")
    with pytest.raises(UsageError, match="no key that can be used"):
        agree(a, tmp_path / "evil.pub")


def test_passphrases() -> None:
    words = "lantern otter quilt basin mellow arch"
    one = key_of_passphrase(words, "talks")
    assert one == key_of_passphrase(words, "talks")
    assert one.secret != key_of_passphrase(words, "other talks").secret
    with pytest.raises(UsageError, match="shorter than 20"):
        key_of_passphrase("too short", "talks")
