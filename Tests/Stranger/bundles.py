"""A bundle: a file with chosen folders of one replica, for a colleague without a network."""

import cbor
from cbor import require
from runs import Receipted, read_receipted, write_receipted
from shapes import IDENTIFIER, SCOPE, TEXT, TIME, Items, Many, Maybe, Record

FORMAT = "veldboek-bundel"
VERSION = 1
PIECE_BYTES = 4 * 1024 * 1024
PIECE_CHANGES = 1000
FILLED = 1024 * 1024
FOLDERS = 10_000

HEAD = Items(hub=IDENTIFIER, epoch=Maybe(IDENTIFIER), maker=IDENTIFIER, makerName=TEXT, madeAt=TIME, grows=True,
             folders=Many(Items(folder=IDENTIFIER, places=Many(SCOPE)), most=FOLDERS))


def read_bundle(data: bytes) -> Record:
    """All of it or nothing: the items of the head, and `changes` with the receipts that came along."""
    pieces = [_read_piece(item) for item in cbor.sequence(data)]
    require(len(pieces) >= 2, "the bytes end too early")
    head = _read_head(pieces[0])
    folders = {each["folder"] for each in head["folders"]}
    require(len(folders) == len(head["folders"]), "a folder that the bundle lists twice")
    changes: list[Receipted] = []
    for code, *items in pieces[1:-1]:
        require(code == cbor.dump(1) and len(items) == 2, "a piece of changes was expected")
        changes += read_receipted(*items)
    require(all(each.change.header.folder in folders for each in changes), "a change of a folder that is not listed")
    require(pieces[-1] == [cbor.dump(2), cbor.dump(len(changes))], "the end, with the number of changes, was expected")
    return head | {"changes": changes}


def write_bundle(bundle: Record) -> bytes:
    head = [cbor.dump(0), cbor.dump(FORMAT), cbor.dump(VERSION), *HEAD.write_items(bundle)]
    pieces = [head]
    for changes in _divided(bundle["changes"]):
        pieces.append([cbor.dump(1), *write_receipted(changes)])
    pieces.append([cbor.dump(2), cbor.dump(len(bundle["changes"]))])
    return b"".join(cbor.dump(cbor.array(piece)) for piece in pieces)


def _read_piece(item: bytes) -> list[bytes]:
    piece = cbor.load(item)
    require(type(piece) is bytes and len(piece) <= PIECE_BYTES, "a byte string of a piece was expected")
    return cbor.items(piece)


def _read_head(items: list[bytes]) -> Record:
    start = [cbor.dump(0), cbor.dump(FORMAT), cbor.dump(VERSION)]
    require(items[:3] == start, "not a bundle of this version")
    return HEAD.read_items(items[3:])


def _divided(changes: list[Receipted]) -> list[list[Receipted]]:
    pieces: list[list[Receipted]] = []
    filled = 0
    for each in changes:
        size = len(each.change.header.encoded) + len(each.change.body or b"")
        if not pieces or filled + size > FILLED or len(pieces[-1]) == PIECE_CHANGES:
            pieces.append([])
            filled = 0
        pieces[-1].append(each)
        filled += size
    return pieces
