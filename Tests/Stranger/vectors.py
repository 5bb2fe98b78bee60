"""Every vector: what is read from the bytes and written from the meaning, what is refused, what a folder becomes."""

import json
from itertools import permutations
from pathlib import Path
from typing import Any

from bodies import Body, read_body
from bundles import read_bundle, write_bundle
from cbor import Malformed
from changes import Change, Header, read_header, sha256
from merge import Entity, Folder, digest
from messages import SHAPES, VERDICT
from runs import Receipted, Run

Vector = dict[str, Any]


class Difference(Exception):
    """What this client says is not what the vector says."""


def equal(found: object, expected: object, what: str) -> None:
    if found != expected:
        raise Difference(f"{what}\n  found    {str(found)[:2000]}\n  expected {str(expected)[:2000]}")


def told(value: object) -> Any:
    """A value as the vectors tell it: bytes in hexadecimal, a change by its name, header and body."""
    match value:
        case bytes():
            return value.hex()
        case Change():
            return {"name": told(value.name), "header": told(value.header.encoded), "body": told(value.body)}
        case Receipted():
            return {"change": told(value.change), "receipt": told(value.receipt)}
        case dict():
            return {key: told(item) for key, item in value.items()}
        case list():
            return [told(item) for item in value]
        case _:
            return value


def value_told(value: object) -> Vector:
    """A value of an operation with its kind."""
    match value:
        case None:
            return {"empty": True}
        case int():
            return {"whole": str(value)}
        case bytes():
            return {"bytes": value.hex()}
        case _:
            return {"text": value}


def operation_told(operation: Vector) -> Vector:
    result = told(operation)
    if "value" in operation:
        result["value"] = value_told(operation["value"])
    for edit in result.get("edits", []):
        edit |= {"position": str(edit["position"]), "removed": str(edit["removed"])}
    return result


def header_told(header: Header) -> Vector:
    known = {name: told(value) for name, value in vars(header).items() if value is not None and name != "later"}
    later = [{"key": key, "value": value.hex()} for key, value in header.later]
    return known | ({"later": later} if later else {})


def body_told(body: Body) -> Vector:
    return {"salt": body.salt.hex(), "operations": [operation_told(each) for each in body.operations]}


def folder_told(folder: Folder) -> Vector:
    records = [{"type": type, "record": record.hex()} | entity_told(folder, entity)
               for (type, record), entity in sorted(folder.records.items())]
    places = [{"change": name.hex(), "place": place} for name, place in sorted(folder.places.items())]
    return {"heads": told(folder.heads), "digest": digest(folder.heads).hex(), "places": places, "records": records}


def entity_told(folder: Folder, entity: Entity) -> Vector:
    def live(marks, called, tell) -> list[Vector]:
        return [{"change": name.hex(), called: tell(mark)} for name, mark in sorted(folder.history.live(marks).items())]

    return {
        "isDeleted": folder.is_deleted(entity),
        "touches": live(entity.touches, "deletes", bool),
        "registers": {str(key): live(writes, "value", value_told) for key, writes in sorted(entity.registers.items())},
        "sets": {str(key): elements for key, marks in entity.sets.items() if (elements := set_told(folder, marks))},
        "texts": {str(key): str(text) for key, text in sorted(entity.texts.items())},
        "shown": {str(key): value_told(folder.shown(writes)) for key, writes in sorted(entity.registers.items())}}


def set_told(folder: Folder, marks_by_value: dict) -> list[Vector]:
    adds = {value: folder.live_in_set(marks) for value, marks in marks_by_value.items()}
    return [{"value": value_told(value), "adds": told(adds[value])} for value in sorted(adds) if adds[value]]


def check_values(vectors: list[Vector], read, tell, write) -> None:
    for vector in vectors:
        data = bytes.fromhex(vector["bytes"])
        value = read(data)
        equal(tell(value), vector["meaning"], vector["name"])
        if vector.get("written", True):
            equal(write(value).hex(), vector["bytes"], f"{vector['name']}, written")


def check_bodies(vectors: list[Vector]) -> None:
    check_values(vectors, read_body, body_told, lambda body: body.encoded)
    for vector in vectors:
        equal(sha256(bytes.fromhex(vector["bytes"])).hex(), vector["commitment"], vector["name"])


def check_headers(vectors: list[Vector]) -> None:
    check_values(vectors, read_header, header_told, lambda header: header.encoded)
    for vector in vectors:
        header = read_header(bytes.fromhex(vector["bytes"]))
        equal(header.name.hex(), vector["changeName"], vector["name"])
        equal(told(header.former_names), vector["formerNames"], vector["name"])


def check_messages(vectors: list[Vector]) -> None:
    for vector in vectors:
        shape = SHAPES[vector["type"]]
        check_values([vector], shape.read, told, shape.write)


def check_malformed(vectors: list[Vector]) -> None:
    readers = {"header": read_header, "body": read_body, "verdict": VERDICT.read, "run": Run().read,
               "bundle": read_bundle}
    readers |= {name: shape.read for name, shape in SHAPES.items()}
    for vector in vectors:
        try:
            readers[vector["claims"]](bytes.fromhex(vector["bytes"]))
        except Malformed:
            continue
        raise Difference(f"{vector['name']}: was taken in, but {vector['reason'] or vector['case']}")


def check_folders(vectors: list[Vector], schema: Vector) -> None:
    kinds = {int(type): {int(field): kind for field, kind in fields.items()} for type, fields in schema.items()}
    for vector in vectors:
        changes = Run().read(bytes.fromhex(vector["run"]))
        equal(told([change.name for change in changes]), [each["name"] for each in vector["changes"]], vector["name"])
        for order in permutations(changes):
            equal(folder_told(Folder([*order, order[0]], kinds)), vector["state"], vector["name"])


def check_all(place: Path) -> int:
    """How many vectors there are; fails at the first that is not understood."""
    files = {path.stem: json.loads(path.read_text()) for path in place.glob("*.json")}
    vectors = {name: file["vectors"] for name, file in files.items()}
    checks = {
        "bodies": check_bodies, "headers": check_headers, "messages": check_messages, "malformed": check_malformed,
        "runs": lambda each: check_values(each, Run().read, told, Run().write),
        "verdicts": lambda each: check_values(each, VERDICT.read, told, VERDICT.write),
        "bundles": lambda each: check_values(each, read_bundle, told, write_bundle),
        "folders": lambda each: check_folders(each, files["folders"]["schema"])}
    equal(sorted(vectors), sorted(checks), "the files of vectors")
    for name, check in checks.items():
        check(vectors[name])
    return sum(len(each) for each in vectors.values())
