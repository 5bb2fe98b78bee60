"""A run of changes: what several share travels once, and what the receiver can compute not at all."""

from dataclasses import dataclass

import cbor
from cbor import require
from changes import RARE, Change, Header, read_keys, sha256
from shapes import COUNT, HASH, IDENTIFIER, RECEIPT, SEQUENCE, TIME, Bytes, Items, Many, Whole

IDENTIFIERS = Many(IDENTIFIER)
RECEIPTS = Many(Items(index=COUNT, receipt=RECEIPT))
NONE = cbor.dump(None)


@dataclass
class Receipted:
    """A change, and its receipt where the run gives one."""

    change: Change
    receipt: bytes | None = None


class Run:
    """A shape: a list of changes."""

    def read(self, data: bytes) -> list[Change]:
        items = cbor.items(data)
        require(len(items) == 3, "a run has three items")
        identifiers = IDENTIFIERS.read(items[0])
        require(len(set(identifiers)) == len(identifiers), "an identifier that the run lists twice")
        reader = _Reader(identifiers)
        for change in cbor.items(items[1]):
            reader.read(cbor.items(change))
        require(Bytes(8).read(items[2]) == _check(reader.changes), "the names of a run do not come out")
        return reader.changes

    def write(self, changes: list[Change]) -> bytes:
        writer = _Writer()
        written = [writer.write(change) for change in changes]
        return cbor.array([IDENTIFIERS.write(writer.identifiers), cbor.array(written), cbor.dump(_check(changes))])


class _Context:
    """What a reader and a writer both remember of the changes before one."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.index: dict[bytes, int] = {}
        self.sequences: dict[bytes, int] = {}
        self.newest: dict[bytes, bytes] = {}
        self.at = 0

    def remember(self, change: Change) -> None:
        header = change.header
        self.index[change.name] = len(self.changes)
        self.changes.append(change)
        self.sequences[header.site] = header.sequence
        self.newest[header.folder] = change.name
        self.at = header.at


class _Reader(_Context):
    def __init__(self, identifiers: list[bytes]):
        super().__init__()
        self.identifiers = identifiers

    def read(self, items: list[bytes]) -> None:
        require(len(items) in (8, 9), "a change in a run has eight or nine items")
        site, author, folder = (self._identifier(items[index]) for index in (0, 4, 5))
        body, commitment = _read_body(items[7])
        rare, later = _read_rare(items[8:])
        header = Header(
            site=site, author=author, folder=folder,
            sequence=_within(SEQUENCE, self.sequences.get(site, 0) + TIME.read(items[1])),
            parents=self._parents(items[2], folder),
            at=_within(TIME, self.at + TIME.read(items[3])),
            schema=COUNT.read(items[6]), commitment=commitment, **rare, later=later)
        self.remember(Change(header, body))

    def _identifier(self, item: bytes) -> bytes:
        index = COUNT.read(item)
        require(index < len(self.identifiers), "an identifier that the run does not list")
        return self.identifiers[index]

    def _parents(self, item: bytes, folder: bytes) -> list[bytes]:
        if item == NONE:
            require(folder in self.newest, "no change before it in the folder")
            return [self.newest[folder]]
        return [self._parent(parent) for parent in cbor.items(item)]

    def _parent(self, item: bytes) -> bytes:
        if type(cbor.load(item)) is bytes:
            return HASH.read(item)
        back = SEQUENCE.read(item)
        require(back <= len(self.changes), "a parent before the run")
        return self.changes[-back].name


class _Writer(_Context):
    def __init__(self) -> None:
        super().__init__()
        self.identifiers: list[bytes] = []

    def write(self, change: Change) -> bytes:
        header = change.header
        site, author, folder = (self._place(each) for each in (header.site, header.author, header.folder))
        items = [site, cbor.dump(header.sequence - self.sequences.get(header.site, 0)), self._parents(header),
                 cbor.dump(header.at - self.at), author, folder, cbor.dump(header.schema), _write_body(change)]
        if rare := header.pairs(least=RARE):
            items.append(cbor.mapping(rare))
        self.remember(change)
        return cbor.array(items)

    def _place(self, identifier: bytes) -> bytes:
        if identifier not in self.identifiers:
            self.identifiers.append(identifier)
        return cbor.dump(self.identifiers.index(identifier))

    def _parents(self, header: Header) -> bytes:
        if header.parents == [self.newest.get(header.folder)]:
            return NONE
        return cbor.array([cbor.dump(self._parent(parent)) for parent in header.parents])

    def _parent(self, parent: bytes) -> int | bytes:
        return len(self.changes) - self.index[parent] if parent in self.index else parent


def _within(shape: Whole, value: int) -> int:
    return shape.read(cbor.dump(value))


def _check(changes: list[Change]) -> bytes:
    return sha256(b"".join(change.name for change in changes))[:8]


def _read_body(item: bytes) -> tuple[bytes | None, bytes]:
    value = cbor.load(item)
    if type(value) is bytes:
        return value, sha256(value)
    require(type(value) is list and len(value) == 1, "a body, or one commitment")
    return None, HASH.read(cbor.items(item)[0])


def _write_body(change: Change) -> bytes:
    return cbor.dump([change.header.commitment] if change.body is None else change.body)


def _read_rare(items: list[bytes]) -> tuple[dict, tuple]:
    if not items:
        return {}, ()
    pairs = cbor.pairs(items[0])
    require(len(pairs) > 0 and pairs[0][0] >= RARE, "rare keys are those from 8 on")
    return read_keys(pairs)


def read_receipted(run: bytes, receipts: bytes) -> list[Receipted]:
    """Two items of a message, one after the other."""
    changes = [Receipted(change) for change in Run().read(run)]
    before = -1
    for each in RECEIPTS.read(receipts):
        require(before < each["index"] < len(changes), "a receipt of a change that is not in the run")
        before = each["index"]
        changes[before].receipt = each["receipt"]
    return changes


def write_receipted(changes: list[Receipted]) -> tuple[bytes, bytes]:
    receipts = [{"index": index, "receipt": each.receipt} for index, each in enumerate(changes) if each.receipt]
    return Run().write([each.change for each in changes]), RECEIPTS.write(receipts)
