"""The worked examples of the document itself, byte for byte, from what it says of them in words."""

import hmac
import re
from dataclasses import replace
from pathlib import Path

from bodies import Body, write
from bundles import read_bundle, write_bundle
from changes import Change, Header, sha256
from merge import digest
from runs import Receipted, Run
from vectors import equal

DOSSIER = {"kind": "dossier", "place": "parkstad"}
AT = 1_700_000_000_000


def twin(byte: int) -> bytes:
    return bytes([byte]) * 16


def example(document: Path) -> dict[str, str]:
    """The lines of a name and bytes."""
    return dict(re.findall(r"^([a-z0-9-]+) +([0-9a-f]+)$", document.read_text(), re.MULTILINE))


def told() -> dict[str, bytes]:
    """What the document says the lines are."""
    first = _change(1, [], AT, write(1, twin(5), 3, "045-1234567"), **DOSSIER)
    removal = {"operation": "remove", "type": 1, "record": twin(5), "field": 4, "value": "gezin"}
    second = _change(2, [first.name], AT + 500, removal)
    life = {"site": first.header.site, "sequence": 1, "parents": []}
    renamed = replace(first.header, site=twin(6), was=[life])
    hashes = [sha256(twin(1))]
    hashes.append(sha256(hashes[0] + first.name))
    receipt = hmac.digest(bytes(range(32)), first.name, "sha256")[:16]
    bundle = write_bundle({
        "hub": twin(7), "epoch": None, "maker": twin(2), "makerName": "Anke", "madeAt": AT + 1000,
        "folders": [{"folder": twin(3), "places": ["parkstad"]}],
        "changes": [Receipted(first, receipt), Receipted(second)]})
    return {
        "body": first.body, "commitment": first.header.commitment, "header": first.header.encoded, "name": first.name,
        "receipt": receipt, "second-body": second.body, "second-name": second.name, "run": Run().write([first, second]),
        "running-hash-0": hashes[0], "running-hash-1": hashes[1], "digest": digest([first.name]),
        "renamed-header": renamed.encoded, "renamed": renamed.name, "bundle": bundle}


def _change(sequence: int, parents: list[bytes], at: int, operation: dict, **rare: str) -> Change:
    body = Body(twin(4), [operation]).encoded
    return Change(Header(site=twin(1), sequence=sequence, parents=parents, at=at, author=twin(2), folder=twin(3),
                         schema=1, commitment=sha256(body), **rare), body)


def check_document(document: Path) -> None:
    found = example(document)
    found["bundle"] = "".join(found.pop(f"bundle-{piece}") for piece in ("head", "changes", "end"))
    equal({name: data.hex() for name, data in told().items()}, found, "the examples of the document")
    equal(len(read_bundle(bytes.fromhex(found["bundle"]))["changes"]), 2, "the changes of the bundle")
