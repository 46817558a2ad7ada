"""The verifiable random function, against RFC 9381 and against those who would have two numbers for one text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.people.proof.edwards import (
    BASE,
    NEUTRAL,
    ORDER,
    P,
    add,
    decode,
    encode,
    montgomery,
    multiply,
    negate,
    same,
)
from goodoffices.people.proof.vrf import (
    _challenge,
    _expand,
    _to_curve,
    index_of,
    index_of_proof,
    proof_to_hash,
    prove,
    public_key,
)

RFC_9381_B3 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "8657106690b5526245a92b003bb079ccd1a92130477671f6fc01ad16f26f723f"
        "26f8a57ccaed74ee1b190bed1f479d9727d2d0f9b005a6e456a35d4fb0daab12"
        "68a1b0db10836d9826a528ca76567805",
        "90cf1df3b703cce59e2a35b925d411164068269d7b2d29f3301c03dd757876ff"
        "66b71dda49d2de59d03450451af026798e8f81cd2e333de5cdf4f3e140fdd8ae",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "f3141cd382dc42909d19ec5110469e4feae18300e94f304590abdced48aed593"
        "3bf0864a62558b3ed7f2fea45c92a465301b3bbf5e3e54ddf2d935be3b67926d"
        "a3ef39226bbc355bdc9850112c8f4b02",
        "eb4440665d3891d668e7e0fcaf587f1b4bd7fbfe99d0eb2211ccec90496310eb"
        "5e33821bc613efb94db5e5b54c70a848a0bef4553a41befc57663b56373a5031",
    ),
]

seeds = st.binary(min_size=32, max_size=32)
texts = st.binary(max_size=40)


@pytest.mark.parametrize(("secret", "public", "text", "proof", "output"), RFC_9381_B3)
def test_the_published_examples(secret: str, public: str, text: str, proof: str, output: str) -> None:
    sk, pk, alpha, pi = (bytes.fromhex(part) for part in (secret, public, text, proof))
    assert public_key(sk) == pk
    assert prove(sk, alpha) == pi
    assert proof_to_hash(pk, alpha, pi) == bytes.fromhex(output)


@given(seeds, texts)
@settings(max_examples=15)
def test_the_quick_number_is_that_of_the_proof(secret: bytes, text: bytes) -> None:
    assert index_of_proof(public_key(secret), text, prove(secret, text)) == index_of(secret, text)


@given(seeds, texts, st.integers(0, 79), st.integers(1, 255))
@settings(max_examples=30)
def test_no_changed_byte_passes(secret: bytes, text: bytes, place: int, flip: int) -> None:
    proof = bytearray(prove(secret, text))
    proof[place] ^= flip
    assert index_of_proof(public_key(secret), text, bytes(proof)) is None


@given(seeds, seeds, texts, texts)
@settings(max_examples=10)
def test_another_key_or_text_has_no_use_for_it(secret: bytes, other: bytes, text: bytes, another: bytes) -> None:
    proof = prove(secret, text)
    if other != secret:
        assert index_of_proof(public_key(other), text, proof) is None
    if another != text:
        assert index_of_proof(public_key(secret), another, proof) is None


def small_order() -> tuple[int, int, int, int]:
    """A point of order eight: ``ORDER`` times a point outside of the subgroup."""
    for y in range(2, 100):
        point = decode(y.to_bytes(32, "little"))
        if point is not None:
            low = multiply(ORDER, point)
            if not same(multiply(4, low), NEUTRAL):
                return low
    raise AssertionError


def test_a_part_of_small_order_makes_no_second_number() -> None:
    """A cheating prover adds a point of order eight to Gamma, and looks for a challenge that hides it."""
    secret, text = bytes(range(32)), b"koval"
    x, _ = _expand(secret)
    public, low = public_key(secret), small_order()
    point = _to_curve(public, text)
    gamma = add(multiply(x, point), low)
    for k in range(1, 200):
        c = _challenge(point, gamma, multiply(k, BASE), multiply(k, point), public=public)
        if c % 8 == 0:
            break
    forged = encode(gamma) + c.to_bytes(16, "little") + ((k + c * x) % ORDER).to_bytes(32, "little")
    assert forged[:32] != prove(secret, text)[:32]
    assert proof_to_hash(public, text, forged) == proof_to_hash(public, text, prove(secret, text))
    assert index_of_proof(public, text, forged) == index_of(secret, text)


def test_keys_and_points_that_are_none() -> None:
    proof = prove(bytes(32), b"")
    for public in (encode(NEUTRAL), encode(small_order()), bytes([255] * 32), b"short"):
        assert index_of_proof(public, b"", proof) is None
    public = public_key(bytes(32))
    late = int.from_bytes(proof[48:], "little") + ORDER
    assert index_of_proof(public, b"", proof[:48] + late.to_bytes(32, "little")) is None
    assert index_of_proof(public, b"", proof[:-1]) is None
    assert decode(P.to_bytes(32, "little")) is None
    assert decode((1 | 1 << 255).to_bytes(32, "little")) is None


@given(st.integers(0, ORDER), st.integers(0, ORDER))
@settings(max_examples=15)
def test_points_add_as_numbers_do(a: int, b: int) -> None:
    assert same(add(multiply(a, BASE), multiply(b, BASE)), multiply((a + b) % ORDER, BASE))
    assert same(add(multiply(a, BASE), negate(multiply(a, BASE))), NEUTRAL)
    found = decode(encode(multiply(a, BASE)))
    assert found is not None and same(found, multiply(a, BASE))


def test_the_base_point_of_both_curves() -> None:
    assert montgomery(BASE) == (9).to_bytes(32, "little")
    assert montgomery(NEUTRAL) == bytes(32)
