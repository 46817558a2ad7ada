"""Points of edwards25519, as far as a verifiable random function needs them.

Whole numbers of Python, in extended coordinates; not in constant time. The slow and plain way is enough: a proof takes a
few of these, and the many that a list takes are left to the library of X25519 (:mod:`goodoffices.people.proof.vrf`).

References
----------
Josefsson and Liusvaara (2017), Edwards-Curve Digital Signature Algorithm, RFC 8032, sections 5.1.3 and 5.1.4.
"""

from __future__ import annotations

__all__ = [
    "BASE",
    "NEUTRAL",
    "ORDER",
    "P",
    "Point",
    "add",
    "decode",
    "encode",
    "montgomery",
    "multiply",
    "negate",
    "same",
]

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, P) % P
_ROOT = pow(2, (P - 1) // 4, P)

Point = tuple[int, int, int, int]
"""Extended coordinates X, Y, Z, T with x = X/Z, y = Y/Z, T = XY/Z."""

NEUTRAL: Point = (0, 1, 1, 0)


def add(a: Point, b: Point) -> Point:
    """The sum of two points; complete, so it doubles as well."""
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    e1, e2 = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * t1 * t2 * _D % P, 2 * z1 * z2 % P
    e, f, g, h = e2 - e1, d - c, d + c, e2 + e1
    return e * f % P, g * h % P, f * g % P, e * h % P


def negate(a: Point) -> Point:
    """The point whose sum with this one is the neutral point."""
    x, y, z, t = a
    return -x % P, y, z, -t % P


def multiply(times: int, a: Point) -> Point:
    """A point added to itself so many times.

    Examples
    --------
    >>> same(multiply(ORDER, BASE), NEUTRAL), same(multiply(3, BASE), add(BASE, add(BASE, BASE)))
    (True, True)
    """
    found = NEUTRAL
    while times > 0:
        if times & 1:
            found = add(found, a)
        a, times = add(a, a), times >> 1
    return found


def same(a: Point, b: Point) -> bool:
    """Whether two points are one."""
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def encode(a: Point) -> bytes:
    """The 32 bytes of a point (RFC 8032, section 5.1.2)."""
    inverse = pow(a[2], -1, P)
    x, y = a[0] * inverse % P, a[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def decode(text: bytes) -> Point | None:
    """The point of 32 bytes, or None where there is none (RFC 8032, section 5.1.3); only the one spelling is taken."""
    value = int.from_bytes(text, "little")
    y, sign = value & ((1 << 255) - 1), value >> 255
    if len(text) != 32 or y >= P:
        return None
    u, v = (y * y - 1) % P, (_D * y * y + 1) % P
    x = u * v**3 % P * pow(u * v**7 % P, (P - 5) // 8, P) % P
    if (v * x * x - u) % P:
        x = x * _ROOT % P
    if (v * x * x - u) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def montgomery(a: Point) -> bytes:
    """The coordinate u = (1 + y) / (1 - y) on Curve25519, 32 bytes (RFC 7748, section 4.1); zeros for the neutral point."""
    _, y, z, _ = a
    return ((z + y) * pow(z - y, -1, P) % P if (z - y) % P else 0).to_bytes(32, "little")


_Y = 4 * pow(5, -1, P) % P
BASE: Point = decode(_Y.to_bytes(32, "little")) or NEUTRAL
