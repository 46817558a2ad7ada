"""One-time links and sessions."""

from __future__ import annotations

from goodoffices.web.session import LINK_SECONDS, SESSION_SECONDS, Admission, Keyring, Outcome, Viewer

ROOM = Viewer("room")


def test_a_link_opens_one_session() -> None:
    keyring = Keyring()
    key = keyring.new_link(ROOM)
    first, second = keyring.admit(key), keyring.admit(key)
    assert first.outcome is Outcome.OPENED
    assert keyring.viewer(first.token) == ROOM
    assert second == Admission(Outcome.USED)


def test_a_link_grows_old_and_a_newer_one_takes_its_place() -> None:
    now = [0.0]
    keyring = Keyring(lambda: now[0])
    old = keyring.new_link(ROOM)
    new = keyring.new_link(ROOM)
    assert keyring.admit(old).outcome is Outcome.UNKNOWN
    now[0] = LINK_SECONDS + 1
    assert keyring.admit(new).outcome is Outcome.EXPIRED


def test_a_session_ends() -> None:
    now = [0.0]
    keyring = Keyring(lambda: now[0])
    token = keyring.admit(keyring.new_link(ROOM)).token
    now[0] = SESSION_SECONDS
    assert keyring.viewer(token) == ROOM
    now[0] += 1
    assert keyring.viewer(token) is None


def test_unknown_secrets_open_nothing() -> None:
    keyring = Keyring()
    keyring.new_link(ROOM)
    for odd in ("", "x", "\ud800", "ü" * 1000):
        assert keyring.admit(odd).outcome is Outcome.UNKNOWN
        assert keyring.viewer(odd) is None


def test_secrets_are_long_and_never_kept() -> None:
    keyring = Keyring()
    key = keyring.new_link(ROOM)
    token = keyring.admit(key).token
    assert len(key) >= 43
    assert len(token) >= 43  # 256 bits in base64
    assert key not in repr(vars(keyring))
    assert token not in repr(vars(keyring))


def test_the_oldest_of_many_sessions_ends() -> None:
    keyring = Keyring()
    tokens = [keyring.admit(keyring.new_link(ROOM)).token for _ in range(40)]
    assert keyring.viewer(tokens[0]) is None
    assert keyring.viewer(tokens[-1]) == ROOM
