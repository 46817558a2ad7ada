"""A verifiable random function: a number that only the holder of a key can find for a text, and anybody can check.

For one public key and one text there is exactly one number, whoever chose the key: the proof shows that the point Gamma is
the hashed text raised to the same secret as the public key, and the number is a hash of Gamma. That is why a deterministic
signature will not do in its place: of Ed25519 a signer can make as many valid ones for a text as he likes, and could prove
a name to be in one place and absent from another.

Proofs are those of ECVRF-EDWARDS25519-SHA512-TAI in RFC 9381, byte for byte. The number is not its ``proof_to_hash`` but
SHA-256 of a coordinate of Gamma that the library of X25519 computes as well, so that a list of many thousand names takes
seconds; Gamma alone determines it, so it is as unique and as hard to foresee.

References
----------
Goldberg, Reyzin, Papadopoulos, Včelák (2023), Verifiable random functions, RFC 9381, sections 5 and 5.4.1.1. Micali, Rabin,
Vadhan (1999), Verifiable random functions, FOCS.
"""

from __future__ import annotations

from hashlib import sha256, sha512

from goodoffices.people.proof.edwards import (
    BASE,
    NEUTRAL,
    ORDER,
    Point,
    add,
    decode,
    encode,
    montgomery,
    multiply,
    negate,
    same,
)

__all__ = ["PROOF_LENGTH", "index_of", "index_of_proof", "proof_to_hash", "prove", "public_key"]

PROOF_LENGTH = 80
_SUITE = b"\x03"
_COFACTOR = 8


def _expand(secret: bytes) -> tuple[int, bytes]:
    digest = sha512(secret).digest()
    low = bytearray(digest[:32])
    low[0] &= 248
    low[31] = low[31] & 127 | 64
    return int.from_bytes(low, "little"), digest[32:]


def public_key(secret: bytes) -> bytes:
    """The public key of a secret of 32 bytes; that of Ed25519."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def _to_curve(public: bytes, text: bytes) -> Point:
    """Try and increment: RFC 9381, section 5.4.1.1."""
    for count in range(256):
        digest = sha512(_SUITE + b"\x01" + public + text + bytes([count]) + b"\x00").digest()
        point = decode(digest[:32])
        if point is not None:
            point = multiply(_COFACTOR, point)
            if not same(point, NEUTRAL):
                return point
    raise AssertionError("no point in 256 tries: the chance is 2**-256")


def _challenge(*points: Point, public: bytes) -> int:
    digest = sha512(_SUITE + b"\x02" + public + b"".join(map(encode, points)) + b"\x00").digest()
    return int.from_bytes(digest[:16], "little")


def prove(secret: bytes, text: bytes) -> bytes:
    """The proof of a text, 80 bytes: RFC 9381, section 5.1.

    Examples
    --------
    The first of the examples of RFC 9381, appendix B.3:

    >>> secret = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    >>> prove(secret, b"").hex()[:32]
    '8657106690b5526245a92b003bb079cc'
    """
    x, rest = _expand(secret)
    public = public_key(secret)
    point = _to_curve(public, text)
    gamma = multiply(x, point)
    k = int.from_bytes(sha512(rest + encode(point)).digest(), "little") % ORDER
    c = _challenge(point, gamma, multiply(k, BASE), multiply(k, point), public=public)
    return encode(gamma) + c.to_bytes(16, "little") + ((k + c * x) % ORDER).to_bytes(32, "little")


def _gamma(public: bytes, text: bytes, proof: bytes) -> Point | None:
    """Gamma of a proof that holds, else None: RFC 9381, section 5.3, with the check of the key (5.4.5)."""
    key = decode(public)
    if key is None or same(multiply(_COFACTOR, key), NEUTRAL) or len(proof) != PROOF_LENGTH:
        return None
    gamma = decode(proof[:32])
    c, s = int.from_bytes(proof[32:48], "little"), int.from_bytes(proof[48:], "little")
    if gamma is None or s >= ORDER:
        return None
    point = _to_curve(public, text)
    u = add(multiply(s, BASE), negate(multiply(c, key)))
    v = add(multiply(s, point), negate(multiply(c, gamma)))
    return gamma if _challenge(point, gamma, u, v, public=public) == c else None


def proof_to_hash(public: bytes, text: bytes, proof: bytes) -> bytes | None:
    """The output of RFC 9381 (64 bytes) of a proof that holds, else None."""
    gamma = _gamma(public, text, proof)
    if gamma is None:
        return None
    return sha512(_SUITE + b"\x03" + encode(multiply(_COFACTOR, gamma)) + b"\x00").digest()


def _index(coordinate: bytes) -> bytes:
    return sha256(b"goodoffices-list-index/1" + coordinate).digest()


def index_of_proof(public: bytes, text: bytes, proof: bytes) -> bytes | None:
    """The number of a text, 32 bytes, from a proof that holds, else None.

    Examples
    --------
    >>> secret = bytes(range(32))
    >>> index_of_proof(public_key(secret), b"koval", prove(secret, b"koval")) == index_of(secret, b"koval")
    True
    """
    gamma = _gamma(public, text, proof)
    # Eight times Gamma: a part of small order, which the proof lets pass, must not make a second number.
    return None if gamma is None else _index(montgomery(multiply(_COFACTOR, gamma)))


def index_of(secret: bytes, text: bytes) -> bytes:
    """The number of a text, 32 bytes, without a proof; quick."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    digest = sha512(secret).digest()
    point = multiply(_COFACTOR, _to_curve(public_key(secret), text))
    # X25519 clamps its secret in the same way as Ed25519 does (RFC 7748, section 5; RFC 8032, section 5.1.5).
    private = X25519PrivateKey.from_private_bytes(digest[:32])
    return _index(private.exchange(X25519PublicKey.from_public_bytes(montgomery(point))))
