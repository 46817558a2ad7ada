"""Commutative encryption on Curve25519: a text to a point, and a point raised to a secret.

``raise_point(a, raise_point(b, p)) == raise_point(b, raise_point(a, p))``: two sides lock each other's points in either
order and come to the same.

A text is hashed to a coordinate until one lies on the curve itself, by the Legendre symbol of ``u^3 + 486662 u^2 + u``. A
coordinate of the twist would do for the arithmetic (the curve is safe on both), but raising keeps a point on its curve, so
that whoever sees a raised point would learn one bit of the text. X25519 clamps its secret: bits 0 to 2 are cleared, which
makes the first raising carry every point into the subgroup of prime order and robs a point of small order, sent to probe
the secret, of all it could show (the result is all zeros, and refused). The top bit is fixed for reasons of timing; about
2**251 secrets remain. Only coordinates are used, and the sign that they leave out is lost alike on both sides.

References
----------
Meadows (1986), A more efficient cryptographic matchmaking protocol. Huberman, Franklin, Hogg (1999), Enhancing privacy
and trust in electronic communities. Bernstein (2006), Curve25519. RFC 7748.
"""

from __future__ import annotations

from hashlib import sha512

from goodoffices.diagnose import UsageError

__all__ = ["point_of", "raise_point"]

_P = 2**255 - 19
_A = 486662


def point_of(text: bytes) -> bytes:
    """A coordinate on the curve that belongs to the text, 32 bytes.

    Examples
    --------
    >>> len(point_of(b"koval")), point_of(b"koval") == point_of(b"kovel")
    (32, False)
    """
    for count in range(256):
        # 64 bytes before the reduction, so that it favours no coordinate.
        u = int.from_bytes(sha512(b"goodoffices-intersection/1" + bytes([count]) + text).digest(), "little") % _P
        if u and pow(u * (u * u + _A * u + 1), (_P - 1) // 2, _P) == 1:
            return u.to_bytes(32, "little")
    raise AssertionError("no coordinate in 256 tries: the chance is 2**-256")


def raise_point(secret: bytes, point: bytes) -> bytes:
    """The point raised to the secret, 32 bytes.

    Raises
    ------
    UsageError
        When the point is of small order.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    try:
        return X25519PrivateKey.from_private_bytes(secret).exchange(X25519PublicKey.from_public_bytes(point))
    except ValueError:
        raise UsageError(
            "a point of the other side's file cannot be used", "it was made to find out the secret: stop here"
        ) from None
