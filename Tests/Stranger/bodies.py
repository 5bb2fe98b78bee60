"""The body of a change: salt, and operations that follow each other."""

from dataclasses import dataclass, field

import cbor
from cbor import Malformed, require
from shapes import COUNT, IDENTIFIER, TEXT, TIME, Bytes, Items, Many, Maybe, Record, Shape, Whole

SALT = Bytes(16)
NUMBER = Whole(least=0, below=1 << 32)


class Value:
    """Null, an integer of 64 bits, a text or a byte string."""

    def read(self, data: bytes) -> None | int | str | bytes:
        value = cbor.load(data)
        if type(value) is int:
            return TIME.read(data)
        require(value is None or type(value) in (str, bytes), "a value was expected")
        return value

    def write(self, value: None | int | str | bytes) -> bytes:
        return cbor.dump(value)


class Fields:
    """The fields of a fill, each with its value."""

    def read(self, data: bytes) -> dict[int, object]:
        return {NUMBER.read(cbor.dump(key)): Value().read(value) for key, value in cbor.pairs(data)}

    def write(self, fields: dict[int, object]) -> bytes:
        return cbor.mapping([(key, Value().write(value)) for key, value in fields.items()])


RECORD: dict[str, Shape] = {"type": NUMBER, "record": IDENTIFIER}
FIELD = RECORD | {"field": NUMBER}
EDIT = Items(position=COUNT, removed=COUNT, inserted=TEXT)

CODES = {0: ("write", Items(**FIELD, value=Value(), reason=Maybe(TEXT))),
         1: ("add", Items(**FIELD, value=Value())),
         2: ("remove", Items(**FIELD, value=Value())),
         3: ("edit", Items(**FIELD, edits=Many(EDIT))),
         4: ("delete", Items(**RECORD, reason=Maybe(TEXT))),
         5: ("restore", Items(**RECORD)),
         6: ("remark", Items(words=TEXT)),
         7: ("fill", Items(**RECORD, fields=Fields()))}


@dataclass
class Body:
    salt: bytes
    operations: list[Record] = field(default_factory=list)
    """As they take effect: a fill stands as its writes."""

    @property
    def encoded(self) -> bytes:
        return self.salt + cbor.array([_write(operation) for operation in _with_fills(self.operations)])


def read_body(data: bytes) -> Body:
    require(len(data) >= 16, "the bytes end too early")
    operations = []
    for item in cbor.items(data[16:], room=cbor.NESTING):
        operations += _effects(_read(item))
    return Body(data[:16], operations)


def _read(item: bytes) -> Record:
    """An item of any other shape than those that are known is a later version's, and kept."""
    try:
        code, *rest = cbor.items(item)
        name, shape = CODES[COUNT.read(code)]
        return {"operation": name} | shape.read_items(rest)
    except (Malformed, KeyError, ValueError):
        return {"operation": "unknown", "bytes": item}


def _write(operation: Record) -> bytes:
    if operation["operation"] == "unknown":
        return operation["bytes"]
    for code, (name, shape) in CODES.items():
        if name == operation["operation"]:
            return cbor.array([cbor.dump(code), *shape.write_items(operation)])
    raise ValueError("no such operation")


def _effects(operation: Record) -> list[Record]:
    if operation["operation"] != "fill":
        return [operation]
    return [write(operation["type"], operation["record"], key, value) for key, value in operation["fields"].items()]


def _with_fills(operations: list[Record]) -> list[Record]:
    """Two or more writes without a reason that follow each other, to one record and by ascending field, as one fill."""
    groups: list[list[Record]] = []
    for operation in operations:
        if groups and _goes_on(groups[-1][-1], operation):
            groups[-1].append(operation)
        else:
            groups.append([operation])
    return [group[0] if len(group) == 1 else _fill(group) for group in groups]


def _goes_on(before: Record, operation: Record) -> bool:
    plain = all(one["operation"] == "write" and one["reason"] is None for one in (before, operation))
    return plain and before["type"] == operation["type"] and before["record"] == operation["record"] \
        and before["field"] < operation["field"]


def _fill(writes: list[Record]) -> Record:
    return {"operation": "fill", "type": writes[0]["type"], "record": writes[0]["record"],
            "fields": {write["field"]: write["value"] for write in writes}}


def write(kind: int, record: bytes, field: int, value: object, reason: str | None = None) -> Record:
    return {"operation": "write", "type": kind, "record": record, "field": field, "value": value, "reason": reason}


def edit(kind: int, record: bytes, field: int, *edits: tuple[int, int, str]) -> Record:
    named = [{"position": position, "removed": removed, "inserted": inserted} for position, removed, inserted in edits]
    return {"operation": "edit", "type": kind, "record": record, "field": field, "edits": named}
