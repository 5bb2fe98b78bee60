"""A device: its log in one file, and its conversation with the hub."""

import secrets
import time
from pathlib import Path

import cbor
import cbor2
from bodies import Body
from changes import Change, Header, sha256
from hub import Hub, Problem
from log import Kept, Log
from merge import Folder, Schema
from messages import CHANGES_PER_PUSH
from renaming import Renaming
from shapes import Record

SAME, DIFFERS, ENTER, LEAVE, ERASED, UNKNOWN, LEAVE_AND_DIFFERS = range(7)
MORE, WHOLE, ABSENT, PART_ERASED = range(4)
SCHEMA_VERSION = 1
ROUNDS = 10
"""After so many the hub and the device do not come to rest, which is a fault."""


class Restless(Exception):
    """The same thing was asked again and again, and the answer stayed the same."""


def new_identifier() -> bytes:
    return secrets.token_bytes(16)


def now() -> int:
    return time.time_ns() // 1_000_000


class Device:
    def __init__(self, file: Path, address: str):
        state = cbor2.loads(file.read_bytes()) if file.exists() else {}
        self.file = file
        self.site: bytes = state.get("site") or new_identifier()
        self.hub = Hub(address, state.get("token"))
        self.known: Record = state.get("known", {})
        self.cursor: bytes | None = state.get("cursor")
        self.agreed: int = state.get("agreed", 0)
        self.here: set[bytes] = set(state.get("here", []))
        self.log = Log(state.get("log", []))
        self.renamed: dict[bytes, bytes] = {}

    def save(self) -> None:
        self.file.write_bytes(cbor.dump({
            "site": self.site, "token": self.hub.token, "known": self.known, "cursor": self.cursor,
            "agreed": self.agreed, "here": sorted(self.here), "log": self.log.state()}))

    # Enrolling, and writing

    def enrol(self, code: str, name: str) -> None:
        answer = self.hub.enrol(code, self.site, name)
        self.hub.token = answer.pop("token")
        self.known = answer
        self.save()
        self.compare()

    def commit(self, folder: bytes, operations: list[Record], **rare: str) -> bytes:
        """One save on all that the folder shows; `kind` and `place` make it."""
        body = Body(secrets.token_bytes(16), operations).encoded
        newest = self.log.of_site(self.site, 0)[-1:]
        header = Header(
            site=self.site, sequence=newest[0].change.header.sequence + 1 if newest else 1,
            parents=self.log.history(folder).heads, at=now(), author=self.known["user"], folder=folder,
            schema=SCHEMA_VERSION, commitment=sha256(body), **rare)
        self.log.add(Change(header, body))
        self.here.add(folder)
        self.save()
        return header.name

    def folder(self, folder: bytes, schema: Schema) -> Folder:
        return self.log.folder(folder, schema)

    # Pushing

    def push(self) -> list[Record]:
        """The verdicts on what waited."""
        verdicts: list[Record] = []
        for _ in range(ROUNDS):
            waiting = self.log.of_site(self.site, self.agreed)[:CHANGES_PER_PUSH]
            if not waiting:
                self.save()
                return verdicts
            verdicts += self._push(waiting)
        raise Restless("push")

    def _push(self, waiting: list[Kept]) -> list[Record]:
        after = {"sequence": self.agreed, "hash": self.log.hash_at(self.site, self.agreed)}
        backlog = {"waiting": len(self.log.of_site(self.site, self.agreed)), "oldest": waiting[0].change.header.at,
                   "time": now()}
        answer = self.hub.push(site=self.site, after=after, changes=[each.change for each in waiting],
                               proofs=proofs(waiting), backlog=backlog)
        if answer["answer"] == "fork":
            self.go_on_as_new_site()
            return []
        self._agree_on(answer["head"])
        if answer["answer"] == "gap":
            return []
        for each, verdict in zip(waiting, answer["verdicts"], strict=True):
            each.take(verdict)
        return answer["verdicts"]

    def _agree_on(self, head: Record) -> None:
        if self.log.hash_at(self.site, head["sequence"]) == head["hash"]:
            self.agreed = head["sequence"]
        else:
            self.go_on_as_new_site()

    # A new site

    def go_on_as_new_site(self) -> None:
        """Another replica has used this site: own changes that the hub lacks get new names."""
        former, self.site = self.site, new_identifier()
        answer = self.hub.new_site(former, self.site, self.agreed)
        self.hub.token = answer["token"]
        known = {each["name"]: each["verdict"] for each in answer["known"]}
        own = self.log.of_site(former, self.agreed)
        self.agreed = 0
        renaming = Renaming(self.site)
        for each in own:
            if each.change.name in known:
                each.take(known[each.change.name])
            elif each.receipt is None:
                self.log.add(renaming.rename(each.change))
        self.renamed |= renaming.names
        self.save()

    # Comparing, reading and offering

    def compare(self) -> dict[bytes, int]:
        """What the hub said first of each folder; reads, pushes and offers until both are equal."""
        first: dict[bytes, int] | None = None
        for _ in range(ROUNDS):
            held = [{"folder": folder, "digest": self.log.digest(folder)} for folder in sorted(self.here)]
            answer = self.hub.compare(self.site, held)
            outcomes = {each["folder"]: each["outcome"] for each in answer["folders"]}
            first = outcomes if first is None else first
            self.known["grants"] = answer.get("grants", self.known["grants"])
            self._agree_on(answer["head"])
            offered = self._act_on(outcomes)
            self.push()
            if not offered:
                self.cursor = self.cursor or answer["cursor"]
                self.save()
                return first
        raise Restless("compare")

    def _act_on(self, outcomes: dict[bytes, int]) -> bool:
        """Whether anything was offered, so that there is more to compare."""
        apart = [folder for folder, outcome in outcomes.items() if outcome == DIFFERS]
        for folder in apart:
            self.log.doubt(folder)
        self.read(apart + [folder for folder, outcome in outcomes.items() if outcome == ENTER])
        lacking = [folder for folder, outcome in outcomes.items() if outcome == UNKNOWN]
        for folder in lacking:
            self.log.doubt(folder)
        offered = [self.offer(folder) for folder in apart + lacking]
        for folder, outcome in outcomes.items():
            if outcome in (LEAVE, LEAVE_AND_DIFFERS):
                self.part(folder)
            elif outcome == ERASED:
                self._destroy(folder)
        return any(offered)

    def offer(self, folder: bytes) -> bool:
        lost = [each for each in self.log.proven(folder) if each.change.header.site != self.site]
        if lost:
            answer = self.hub.offer(changes=[each.change for each in lost], proofs=proofs(self.log.of_folder(folder)))
            for each, verdict in zip(lost, answer["verdicts"], strict=True):
                each.take(verdict)
        return bool(lost)

    def read(self, folders: list[bytes]) -> None:
        """Each whole; what was waiting or unconfirmed stays beside it."""
        after = dict.fromkeys(folders, 0)
        while after:
            answer = self.hub.read([{"folder": folder, "after": position} for folder, position in after.items()])
            for part in answer["parts"]:
                self._take_part(part, after)
        self.save()

    def _take_part(self, part: Record, after: dict[bytes, int]) -> None:
        folder = part["folder"]
        for each in part["changes"]:
            self.log.add(each["change"], "accepted", each["receipt"])
            after[folder] = each["position"]
        if part["state"] == MORE:
            return
        del after[folder]
        if part["state"] == WHOLE:
            self.here.add(folder)
        elif part["state"] == ABSENT:
            self.part(folder)
        else:
            self._destroy(folder)

    def part(self, folder: bytes) -> None:
        """Forgets a folder that leaves, once the hub has said that it has all of it."""
        for _ in range(ROUNDS):
            self.push()
            verdicts = self.hub.verdicts(self.log.accepted_heads(folder))
            if all(verdict is not None and verdict["verdict"] == "accepted" for verdict in verdicts):
                self.log.forget(folder, self.site)
                self.here.discard(folder)
                return
            self.log.doubt(folder)
            self.offer(folder)
        raise Restless("part")

    def _destroy(self, folder: bytes) -> None:
        self.log.destroy(folder, self.site)
        self.here.discard(folder)

    # Following

    def follow(self, wait: int = 0) -> list[int]:
        """The codes of the entries up to the end of the feed; a cursor that does not fit makes the device compare."""
        codes: list[int] = []
        while True:
            try:
                page = self.hub.feed(self.cursor, wait)
            except Problem as problem:
                if problem.code != "cursor-unknown":
                    raise
                self.cursor = None
                self.compare()
                continue
            if self._is_of_a_copy(page):
                self.go_on_as_new_site()
                self.compare()
                continue
            codes += self._take_page(page)
            if page["isLast"]:
                return codes

    def _is_of_a_copy(self, page: Record) -> bool:
        return any(entry["entry"] == 1 and self.log.find(entry["name"]) is None for entry in page["entries"])

    def _take_page(self, page: Record) -> list[int]:
        to_read: set[bytes] = set()
        leaving: set[bytes] = set()
        for entry in page["entries"]:
            match entry["entry"]:
                case 0:
                    to_read |= self._take_change(entry)
                case 1 | 5 | 7:
                    self._take_verdict(entry)
                case 2:
                    to_read.add(entry["folder"])
                    leaving.discard(entry["folder"])
                case 3:
                    to_read.discard(entry["folder"])
                    leaving.add(entry["folder"])
                case 4:
                    to_read.discard(entry["folder"])
                    leaving.discard(entry["folder"])
                    self._destroy(entry["folder"])
        self.cursor = page["cursor"]
        for folder in sorted(leaving):
            self.part(folder)
        self.read(sorted(to_read))
        codes = [entry["entry"] for entry in page["entries"]]
        if 6 in codes:
            self.compare()
        self.save()
        return codes

    def _take_change(self, entry: Record) -> set[bytes]:
        """The folder, where it must be read again because a parent is not here."""
        change = entry["change"]
        if change.header.folder not in self.here:
            return set()
        if any(self.log.find(parent) is None for parent in change.header.parents):
            return {change.header.folder}
        self.log.add(change, "accepted", entry["receipt"])
        return set()

    def _take_verdict(self, entry: Record) -> None:
        if kept := self.log.find(entry["name"]):
            kept.take({"verdict": "rejected"} if entry["entry"] == 5 else
                      {"verdict": "accepted", "receipt": entry["receipt"]})


def proofs(changes: list[Kept]) -> list[Record]:
    proven = [each for each in changes if each.receipt is not None]
    return [{"name": each.change.name, "receipt": each.receipt} for each in proven[-CHANGES_PER_PUSH:]]
