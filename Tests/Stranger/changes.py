"""A change: its header, the names that it has and had, and its body."""

import hashlib
from dataclasses import dataclass, replace

import cbor
from cbor import require
from shapes import COUNT, HASH, IDENTIFIER, KIND, SCOPE, SEQUENCE, TIME, Items, Many

HEADER_BYTES = 16 * 1024
BODY_BYTES = 1024 * 1024
PARENTS = 256
FORMER_LIVES = 16

PARENT_NAMES = Many(HASH, most=PARENTS)
LIVES = Many(Items(site=IDENTIFIER, sequence=SEQUENCE, parents=PARENT_NAMES), most=FORMER_LIVES, least=1)

KEYS = {0: ("site", IDENTIFIER), 1: ("sequence", SEQUENCE), 2: ("parents", PARENT_NAMES), 3: ("at", TIME),
        4: ("author", IDENTIFIER), 5: ("folder", IDENTIFIER), 6: ("schema", COUNT), 7: ("commitment", HASH),
        8: ("kind", KIND), 9: ("place", SCOPE), 10: ("was", LIVES)}
"""The keys of a header; those from 8 on may be missing."""

RARE = 8


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


@dataclass(frozen=True)
class Header:
    site: bytes
    sequence: int
    parents: list[bytes]
    at: int
    author: bytes
    folder: bytes
    schema: int
    commitment: bytes
    kind: str | None = None
    place: str | None = None
    was: list[dict] | None = None
    later: tuple[tuple[int, bytes], ...] = ()
    """Keys of a later version, with their values as they came."""

    def __post_init__(self) -> None:
        for life in [{"parents": self.parents}, *(self.was or [])]:
            ascending = all(one < other for one, other in zip(life["parents"], life["parents"][1:]))
            require(ascending, "parents are ascending and named once")
        require(len(self.parents) <= PARENTS, "too many parents")
        require(len(self.encoded) <= HEADER_BYTES, "the header is over its limit")

    @property
    def encoded(self) -> bytes:
        return cbor.mapping(self.pairs(least=0))

    def pairs(self, least: int) -> list[tuple[int, bytes]]:
        """The keys from `least` on, with the bytes of their values."""
        known = [(key, shape.write(getattr(self, name))) for key, (name, shape) in KEYS.items()
                 if key >= least and getattr(self, name) is not None]
        return known + list(self.later)

    @property
    def name(self) -> bytes:
        return sha256(self.encoded)

    @property
    def former_names(self) -> list[bytes]:
        """The first one first: each life with `was` cut down to the lives before it."""
        lives = self.was or []
        return [replace(self, **life, was=lives[:index] or None).name for index, life in enumerate(lives)]


def read_header(data: bytes) -> Header:
    require(len(data) <= HEADER_BYTES, "the header is over its limit")
    known, later = read_keys(cbor.pairs(data))
    require(all(name in known for key, (name, _) in KEYS.items() if key < RARE), "the header lacks a key")
    return Header(**known, later=later)


def read_keys(pairs: list[tuple[int, bytes]]) -> tuple[dict[str, object], tuple[tuple[int, bytes], ...]]:
    """What is known by its name, and what a later version added."""
    known, later = {}, []
    for key, value in pairs:
        require(key >= 0, "no such key of a header")
        if key in KEYS:
            name, shape = KEYS[key]
            known[name] = shape.read(value)
        else:
            cbor.check(value, room=cbor.NESTING)
            later.append((key, value))
    return known, tuple(later)


@dataclass(frozen=True)
class Change:
    header: Header
    body: bytes | None
    """None where it was forgotten or destroyed."""

    def __post_init__(self) -> None:
        if self.body is not None:
            require(sha256(self.body) == self.header.commitment, "a body of another change")

    @property
    def name(self) -> bytes:
        return self.header.name
