"""What stands in a message, told once: each shape reads bytes into a value and writes the value as the same bytes.
A record is a dictionary by the names of its items."""

import re
from typing import Any, Protocol

import cbor
from cbor import require

Record = dict[str, Any]


class Shape(Protocol):
    def read(self, data: bytes) -> Any: ...

    def write(self, value: Any) -> bytes: ...


class Whole:
    """An integer of a signed number of 64 bits, from `least` on."""

    def __init__(self, least: int = -(1 << 63), below: int = 1 << 63):
        self.least, self.below = least, below

    def read(self, data: bytes) -> int:
        value = cbor.load(data)
        require(type(value) is int, "a whole number was expected")
        require(self.least <= value < self.below, "a number out of its range")
        return value

    def write(self, value: int) -> bytes:
        return cbor.dump(value)


class Bytes:
    def __init__(self, size: int):
        self.size = size

    def read(self, data: bytes) -> bytes:
        value = cbor.load(data)
        require(type(value) is bytes and len(value) == self.size, f"{self.size} bytes were expected")
        return value

    def write(self, value: bytes) -> bytes:
        return cbor.dump(value)


class Words:
    """A text, all of which matches the pattern, at most `most` bytes if that is given."""

    def __init__(self, pattern: str = r"(?s:.*)", most: int | None = None):
        self.pattern, self.most = re.compile(pattern), most

    def read(self, data: bytes) -> str:
        value = cbor.load(data)
        require(type(value) is str and self.pattern.fullmatch(value) is not None, "another text was expected")
        require(self.most is None or len(value.encode()) <= self.most, "a text is too long")
        return value

    def write(self, value: str) -> bytes:
        return cbor.dump(value)


class Truth:
    def read(self, data: bytes) -> bool:
        value = cbor.load(data)
        require(type(value) is bool, "true or false was expected")
        return value

    def write(self, value: bool) -> bytes:
        return cbor.dump(value)


class Maybe:
    def __init__(self, shape: Shape):
        self.shape = shape

    def read(self, data: bytes) -> object:
        return None if data == cbor.dump(None) else self.shape.read(data)

    def write(self, value: object) -> bytes:
        return cbor.dump(None) if value is None else self.shape.write(value)


class Many:
    def __init__(self, shape: Shape, most: int | None = None, least: int = 0):
        self.shape, self.most, self.least = shape, most, least

    def read(self, data: bytes) -> list:
        items = cbor.items(data)
        require(self.most is None or len(items) <= self.most, "too many items")
        require(len(items) >= self.least, "too few items")
        return [self.shape.read(item) for item in items]

    def write(self, values: list) -> bytes:
        return cbor.array([self.shape.write(value) for value in values])


class Items:
    """An array of just the items that are named; those of `later` may be missing at its end. Where it `grows`, a
    later version's may follow."""

    def __init__(self, *, later: dict[str, Shape] | None = None, grows: bool = False, **shapes: Shape):
        self.fixed, self.later, self.grows = shapes, later or {}, grows

    def read(self, data: bytes) -> Record:
        return self.read_items(cbor.items(data))

    def read_items(self, items: list[bytes]) -> Record:
        shapes = self.fixed | self.later
        require(len(items) >= len(self.fixed), "too few items")
        require(self.grows or len(items) <= len(shapes), "too many items")
        for extra in items[len(shapes):]:
            cbor.check(extra, room=cbor.NESTING)
        return {name: shape.read(item) for (name, shape), item in zip(shapes.items(), items)}

    def write(self, value: Record) -> bytes:
        return cbor.array(self.write_items(value))

    def write_items(self, value: Record) -> list[bytes]:
        shapes = self.fixed | {name: shape for name, shape in self.later.items() if name in value}
        return [shape.write(value[name]) for name, shape in shapes.items()]


class Coded:
    """One of several arrays, told apart by the code that they begin with. `cases` names each code."""

    def __init__(self, called: str, cases: dict[int, tuple[object, Items]]):
        self.called, self.cases = called, cases

    def read(self, data: bytes) -> Record:
        items = cbor.items(data)
        require(len(items) > 0, "a code was expected")
        code = Whole().read(items[0])
        require(code in self.cases, f"no such {self.called}")
        name, shape = self.cases[code]
        return {self.called: name} | shape.read_items(items[1:])

    def write(self, value: Record) -> bytes:
        for code, (name, shape) in self.cases.items():
            if name == value[self.called]:
                return cbor.array([cbor.dump(code), *shape.write_items(value)])
        raise ValueError(f"no such {self.called}")


IDENTIFIER = Bytes(16)
HASH = Bytes(32)
RECEIPT = Bytes(16)
TOKEN = Bytes(32)
KIND = Words(r"[a-z0-9-]+", most=100)
SCOPE = Words(r"[a-z0-9-]+(/[a-z0-9-]+)*", most=100)
TIME = Whole()
SEQUENCE = Whole(least=1)
COUNT = Whole(least=0)
TEXT = Words()
