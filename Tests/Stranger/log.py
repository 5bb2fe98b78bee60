"""The changes that a device holds, and what the hub said of each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from changes import Change, read_header, sha256
from merge import Folder, History, Names, Schema, digest
from shapes import Record

GONE = ("rejected", "refused", "erased")
"""Verdicts after which a change does not count."""


@dataclass
class Kept:
    change: Change
    verdict: str | None = None
    receipt: bytes | None = None

    def take(self, verdict: Record) -> None:
        self.verdict = verdict["verdict"]
        self.receipt = verdict.get("receipt", self.receipt)
        if self.verdict == "erased":
            self.lose_words()

    def lose_words(self) -> None:
        self.change = Change(self.change.header, None)


class Log:
    def __init__(self, state: list[list]):
        self.kept: dict[bytes, Kept] = {}
        for header, body, verdict, receipt in state:
            self.add(Change(read_header(header), body), verdict, receipt)

    def state(self) -> list[list]:
        return [[each.change.header.encoded, each.change.body, each.verdict, each.receipt]
                for each in self.kept.values()]

    def add(self, change: Change, verdict: str | None = None, receipt: bytes | None = None) -> None:
        """A change that is here by a former name takes the new one, and one without its words gets them."""
        before = [self.kept.pop(former, None) for former in change.header.former_names]
        kept = self.kept.setdefault(change.name, Kept(change))
        if kept.change.body is None:
            kept.change = change
        kept.verdict = verdict or kept.verdict
        receipts = [each.receipt for each in before if each is not None]
        kept.receipt = next(filter(None, [receipt, kept.receipt, *receipts]), None)

    def find(self, name: bytes) -> Kept | None:
        """By its name, or by a former one of a change that counts."""
        return self.kept.get(name) or self.kept.get(Names(self._counting(self.kept.values())).of(name))

    @staticmethod
    def _counting(kept: Iterable[Kept]) -> list[Change]:
        return [each.change for each in kept if each.verdict not in GONE]

    def of_folder(self, folder: bytes) -> list[Kept]:
        return [each for each in self.kept.values() if each.change.header.folder == folder]

    def of_site(self, site: bytes, after: int) -> list[Kept]:
        own = [each for each in self.kept.values() if each.change.header.site == site]
        return sorted((each for each in own if each.change.header.sequence > after),
                      key=lambda each: each.change.header.sequence)

    def folder(self, folder: bytes, schema: Schema) -> Folder:
        return Folder(self._counting(self.of_folder(folder)), schema)

    def history(self, folder: bytes) -> History:
        return History(self._counting(self.of_folder(folder)))

    def accepted_heads(self, folder: bytes) -> list[bytes]:
        return History([each.change for each in self.of_folder(folder) if each.verdict == "accepted"]).heads

    def digest(self, folder: bytes) -> bytes:
        return digest(self.accepted_heads(folder))

    def forget(self, folder: bytes, site: bytes) -> None:
        """Of the site, what was not accepted keeps its words."""
        self._cut(folder, site, lambda each: each.verdict != "accepted")

    def destroy(self, folder: bytes, site: bytes) -> None:
        """Only what waits keeps its words, until it has a verdict."""
        self._cut(folder, site, lambda each: each.verdict is None)

    def _cut(self, folder: bytes, site: bytes, keeps_words: Callable[[Kept], bool]) -> None:
        """Headers of the site stay, as its numbers go on."""
        for each in self.of_folder(folder):
            if each.change.header.site != site:
                del self.kept[each.change.name]
            elif not keeps_words(each):
                each.lose_words()

    def doubt(self, folder: bytes) -> None:
        """Takes back the belief that its changes are accepted; receipts stay."""
        for each in self.of_folder(folder):
            if each.verdict == "accepted":
                each.verdict = None

    def proven(self, folder: bytes) -> list[Kept]:
        """The unconfirmed changes that have a receipt, with what they stand on, each after its parents."""
        history = self.history(folder)
        proven = {each.change.name for each in self.of_folder(folder) if each.receipt is not None}
        covered = proven.union(*(history.seen[name] for name in proven if name in history.seen))
        return [self.kept[name] for name in history.changes if name in covered and self.kept[name].verdict is None]

    def hash_at(self, site: bytes, sequence: int) -> bytes | None:
        """The running hash of a site after that change; None where not all up to it are here."""
        own = [each for each in self.of_site(site, 0) if each.change.header.sequence <= sequence]
        if [each.change.header.sequence for each in own] != list(range(1, sequence + 1)):
            return None
        running = sha256(site)
        for each in own:
            running = sha256(running + each.change.name)
        return running
