"""One-time links and the sessions that they open. Only fingerprints of secrets are kept, and only in memory."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

__all__ = ["LINK_SECONDS", "SESSION_SECONDS", "Admission", "Keyring", "Outcome", "Viewer"]

LINK_SECONDS = 600
"""How long an unused link can be followed: ten minutes."""

SESSION_SECONDS = 12 * 3600
"""How long a session lasts: a long working day."""

_MOST_SESSIONS = 32


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at the workbench, and as whom: the case is taken from the shelf under this audience.

    Parameters
    ----------
    audience : str
        ``public``, ``room``, ``party:<id>``, ``mediator`` or ``named:<id>``.
    name : str
        Of an account; empty for whoever followed the printed link.
    """

    audience: str
    name: str = ""


class Outcome(Enum):
    """What became of a link that somebody followed."""

    OPENED = "opened"
    USED = "used"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Admission:
    """The answer to a followed link.

    Parameters
    ----------
    outcome : Outcome
    token : str
        The secret of the new session, for its cookie; empty unless the link opened one.
    """

    outcome: Outcome
    token: str = ""


@dataclass(frozen=True, slots=True)
class _Pass:
    viewer: Viewer
    until: float


class Keyring:
    """The links given out and the sessions open.

    Parameters
    ----------
    clock : callable
        Seconds that only go up; the machine's own monotonic clock unless a test brings another.

    Examples
    --------
    >>> keyring = Keyring()
    >>> key = keyring.new_link(Viewer("room"))
    >>> keyring.viewer(keyring.admit(key).token)
    Viewer(audience='room', name='')
    >>> keyring.admit(key).outcome
    <Outcome.USED: 'used'>
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._links: dict[bytes, _Pass] = {}
        self._spent: set[bytes] = set()
        self._sessions: dict[bytes, _Pass] = {}

    def new_link(self, viewer: Viewer) -> str:
        """A key for one session of that viewer. Earlier links that nobody has used stop working."""
        key = secrets.token_urlsafe(32)
        with self._lock:
            self._links = {_digest(key): _Pass(viewer, self._clock() + LINK_SECONDS)}
        return key

    def admit(self, key: str) -> Admission:
        """Open a session for a key that has not been used and is not too old."""
        digest = _digest(key)
        with self._lock:
            if digest in self._spent:
                return Admission(Outcome.USED)
            found = self._links.get(digest)
            if found is None:
                return Admission(Outcome.UNKNOWN)
            if self._clock() > found.until:
                return Admission(Outcome.EXPIRED)
            del self._links[digest]
            self._spent.add(digest)
            token = secrets.token_urlsafe(32)
            self._sessions[_digest(token)] = _Pass(found.viewer, self._clock() + SESSION_SECONDS)
            while len(self._sessions) > _MOST_SESSIONS:
                del self._sessions[next(iter(self._sessions))]
            return Admission(Outcome.OPENED, token)

    def viewer(self, token: str) -> Viewer | None:
        """Whose session that is; None where it is none, or is over."""
        with self._lock:
            found = self._sessions.get(_digest(token))
            if found is None:
                return None
            if self._clock() > found.until:
                del self._sessions[_digest(token)]
                return None
            return found.viewer


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
