"""Each request and answer of the calls, by the names of its items."""

import cbor
from cbor import require
from runs import Receipted, Run, read_receipted, write_receipted
from shapes import (COUNT, HASH, IDENTIFIER, RECEIPT, SCOPE, TEXT, TIME, TOKEN, Bytes, Coded, Items, Many,
                    Maybe, Record, Shape, Truth, Whole)

CHANGES_PER_PUSH = 1000

POINT = Items(sequence=COUNT, hash=HASH)
GRANTS = Many(Items(role=TEXT, scope=SCOPE))
PROOFS = Many(Items(name=HASH, receipt=RECEIPT), most=CHANGES_PER_PUSH)
FOLDER: dict[str, Shape] = {"folder": IDENTIFIER}

VERDICT = Coded("verdict", {
    0: ("accepted", Items(receipt=RECEIPT)),
    1: ("held", Items(reason=Whole(least=0, below=5))),
    2: ("rejected", Items(words=Maybe(TEXT))),
    3: ("refused", Items(reason=Whole(least=0, below=7))),
    4: ("erased", Items())})

ENTRY = Coded("entry", {
    0: (0, Items()),
    1: (1, Items(name=HASH, receipt=RECEIPT)),
    2: (2, Items(**FOLDER)),
    3: (3, Items(**FOLDER)),
    4: (4, Items(**FOLDER)),
    5: (5, Items(name=HASH, words=Maybe(TEXT))),
    6: (6, Items()),
    7: (7, Items(name=HASH, receipt=RECEIPT))})


class Cursor:
    """Epoch, position and the first bytes of the feed hash there: kept as they came."""

    def read(self, data: bytes) -> bytes:
        value = Bytes(32).read(data)
        require(value[16] < 0x80, "a cursor before the feed")
        return value

    def write(self, value: bytes) -> bytes:
        return cbor.dump(value)


class LimitedRun(Run):
    """A run of a push or an offer."""

    def read(self, data: bytes) -> list:
        changes = super().read(data)
        require(len(changes) <= CHANGES_PER_PUSH, "too many changes")
        return changes


class FeedPage:
    """A page of the feed; the changes of its run stand in their entries."""

    rest = Items(entries=Many(ENTRY), cursor=Cursor(), isLast=Truth(), time=TIME,
                 later={"end": Maybe(COUNT)}, grows=True)

    def read(self, data: bytes) -> Record:
        items = cbor.items(data)
        require(len(items) >= 2, "too few items")
        changes = read_receipted(*items[:2])
        page = {"end": None} | self.rest.read_items(items[2:])
        places = [entry for entry in page["entries"] if entry["entry"] == 0]
        require(len(places) == len(changes), "as many entries as changes")
        for entry, each in zip(places, changes):
            entry |= {"change": each.change, "receipt": each.receipt}
        return page

    def write(self, page: Record) -> bytes:
        changes = [Receipted(entry["change"], entry["receipt"]) for entry in page["entries"] if entry["entry"] == 0]
        known = {name: value for name, value in page.items() if (name, value) != ("end", None)}
        return cbor.array([*write_receipted(changes), *self.rest.write_items(known)])


class ReadingAnswer:
    """Parts of folders; the changes of the run stand in their parts, in the order of their positions as listed."""

    rest = Items(parts=Many(Items(**FOLDER, state=Whole(least=0, below=4), positions=Many(COUNT))), grows=True)

    def read(self, data: bytes) -> Record:
        items = cbor.items(data)
        require(len(items) >= 2, "too few items")
        changes = read_receipted(*items[:2])
        answer = self.rest.read_items(items[2:])
        for part in answer["parts"]:
            positions = part.pop("positions")
            require(len(positions) <= len(changes), "more positions than changes")
            part["changes"] = [{"position": position, "change": each.change, "receipt": each.receipt}
                               for position, each in zip(positions, changes)]
            changes = changes[len(positions):]
        require(not changes, "more changes than positions")
        return answer

    def write(self, answer: Record) -> bytes:
        listed = [each for part in answer["parts"] for each in part["changes"]]
        changes = [Receipted(each["change"], each["receipt"]) for each in listed]
        parts = [part | {"positions": [each["position"] for each in part["changes"]]} for part in answer["parts"]]
        return cbor.array([*write_receipted(changes), *self.rest.write_items({"parts": parts})])


SHAPES: dict[str, Shape] = {
    "HubInfo": Items(hub=IDENTIFIER, epoch=IDENTIFIER, versions=Many(COUNT), time=TIME, grows=True,
                     later={"limits": Many(Items(name=TEXT, most=COUNT))}),
    "Enrolment": Items(code=TEXT, site=IDENTIFIER, deviceName=TEXT, grows=True),
    "EnrolmentAnswer": Items(token=TOKEN, hub=IDENTIFIER, user=IDENTIFIER, userName=TEXT, grants=GRANTS, grows=True),
    "Push": Items(site=IDENTIFIER, after=POINT, changes=LimitedRun(), proofs=PROOFS, grows=True,
                  later={"backlog": Items(waiting=COUNT, oldest=Maybe(TIME), time=TIME)}),
    "PushAnswer": Coded("answer", {0: ("taken", Items(verdicts=Many(VERDICT), head=POINT)),
                                   1: ("gap", Items(head=POINT)),
                                   2: ("fork", Items())}),
    "Offer": Items(changes=LimitedRun(), proofs=PROOFS, grows=True),
    "OfferAnswer": Items(verdicts=Many(VERDICT), grows=True),
    "FeedPage": FeedPage(),
    "Comparison": Items(site=IDENTIFIER, held=Many(Items(**FOLDER, digest=HASH)), grows=True),
    "ComparisonAnswer": Items(folders=Many(Items(**FOLDER, outcome=Whole(least=0, below=7))), head=POINT,
                              cursor=Cursor(), grows=True, later={"grants": GRANTS, "changesToRead": COUNT}),
    "Reading": Items(folders=Many(Items(**FOLDER, after=COUNT)), grows=True),
    "ReadingAnswer": ReadingAnswer(),
    "VerdictQuestion": Items(names=Many(HASH, most=CHANGES_PER_PUSH), grows=True),
    "VerdictsAnswer": Items(verdicts=Many(Maybe(VERDICT)), grows=True),
    "NewSite": Items(former=IDENTIFIER, site=IDENTIFIER, after=COUNT, grows=True),
    "NewSiteAnswer": Items(token=TOKEN, known=Many(Items(name=HASH, verdict=VERDICT)), grows=True)}
