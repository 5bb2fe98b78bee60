"""CBOR in its deterministic form (RFC 8949, section 4.2): cbor2 reads and writes the values, this file is as strict as
the protocol. Arrays and maps are taken apart into the bytes of their items: what is unknown stays as it came."""

from typing import Any

import cbor2

NESTING = 32
"""How deep an item may be that this version does not know; it is itself at 1."""

STRUCTURE = 3 * NESTING
"""Room for such an item within the arrays that are known, whose shapes bound themselves."""

SHORTEST = {24: 24, 25: 1 << 8, 26: 1 << 16, 27: 1 << 32}


class Malformed(Exception):
    """Bytes that the protocol does not allow. Nothing of what they stand in is taken in."""


def require(holds: bool, reason: str) -> None:
    if not holds:
        raise Malformed(reason)


def dump(value: object) -> bytes:
    return cbor2.dumps(value, canonical=True)


def check(data: bytes, room: int = STRUCTURE) -> None:
    """Refuses what is not one item in deterministic form, at most `room` deep."""
    require(_end(data, 0, room) == len(data), "bytes follow after the end")


def load(data: bytes) -> Any:
    check(data)
    return cbor2.loads(data)


def array(items: list[bytes]) -> bytes:
    return _head(4, len(items)) + b"".join(items)


def mapping(pairs: list[tuple[int, bytes]]) -> bytes:
    """Whole numbers from 0 sort by their bytes as they sort by their value."""
    return _head(5, len(pairs)) + b"".join(dump(key) + value for key, value in sorted(pairs))


def items(data: bytes, room: int = STRUCTURE) -> list[bytes]:
    """The items of one array, each as its bytes; `room` is how deep each of them may be."""
    return _apart(data, 4, room)


def pairs(data: bytes, room: int = STRUCTURE) -> list[tuple[int, bytes]]:
    """The keys and values of one map whose keys are whole numbers."""
    flat = _apart(data, 5, room)
    keys = [load(key) for key in flat[0::2]]
    require(all(type(key) is int for key in keys), "a key is a whole number")
    return list(zip(keys, flat[1::2]))


def sequence(data: bytes) -> list[bytes]:
    """The items of a CBOR sequence (RFC 8742)."""
    found, at = [], 0
    while at < len(data):
        end = _end(data, at, STRUCTURE)
        found.append(data[at:end])
        at = end
    return found


def _apart(data: bytes, major: int, room: int) -> list[bytes]:
    found, count, at = _read_head(data, 0)
    require(found == major, "an array or a map was expected")
    parts = []
    for _ in range(count * (major - 3)):
        end = _end(data, at, room)
        parts.append(data[at:end])
        at = end
    require(at == len(data), "bytes follow after the end")
    if major == 5:
        _require_sorted(parts[0::2])
    return parts


def _require_sorted(keys: list[bytes]) -> None:
    ascending = all(one < other for one, other in zip(keys, keys[1:]))
    require(ascending, "the keys of a map are not sorted, or one is repeated")


def _head(major: int, value: int) -> bytes:
    shortest = bytearray(dump(value))
    shortest[0] |= major << 5
    return bytes(shortest)


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    """The major type, the argument, and where the head ends."""
    require(at < len(data), "the bytes end too early")
    major, short = data[at] >> 5, data[at] & 31
    if short < 24:
        return major, short, at + 1
    require(short in SHORTEST, "an indefinite length, or a reserved one")
    end = at + 1 + (1 << (short - 24))
    require(end <= len(data), "the bytes end too early")
    value = int.from_bytes(data[at + 1:end], "big")
    require(major == 7 or value >= SHORTEST[short], "a number is not in its shortest form")
    return major, value, end


def _end(data: bytes, at: int, room: int) -> int:
    """Where the item that begins at `at` ends; refuses whatever is not deterministic in it."""
    require(room > 0, "the nesting is too deep")
    major, value, end = _read_head(data, at)
    if major <= 1:
        return end
    if major <= 3:
        return _end_of_string(data, major, end, value)
    require(major != 6, "a kind of value that the protocol does not use")
    if major == 7:
        return _end_of_simple(data, at, end)
    keys = []
    for _ in range(value):
        start, end = end, _end(data, end, room - 1)
        if major == 5:
            keys.append(data[start:end])
            end = _end(data, end, room - 1)
    _require_sorted(keys)
    return end


def _end_of_string(data: bytes, major: int, start: int, length: int) -> int:
    end = start + length
    require(end <= len(data), "the bytes end too early")
    if major == 3:
        try:
            data[start:end].decode("utf-8")
        except UnicodeDecodeError as error:
            raise Malformed("a text is not UTF-8") from error
    return end


def _end_of_simple(data: bytes, at: int, end: int) -> int:
    if data[at] in (0xF4, 0xF5, 0xF6):
        return end
    require(data[at] in (0xF9, 0xFA, 0xFB), "a kind of value that the protocol does not use")
    item = data[at:end]
    require(dump(cbor2.loads(item)) == item, "a float is not in its shortest form")
    return end
