"""What a folder shows: its changes, merged as section 3 of the protocol defines it, from scratch."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from bodies import read_body
from changes import Change, sha256
from shapes import Record
from text import Text

Schema = dict[int, dict[int, str]]
"""How each field of each type merges: `register text`, `latest whole`, `set text`, `text` and so on."""

Marks = dict[bytes, Any]
"""What each change did to one thing, by the name of the change."""

KINDS = {"text": str, "whole": int, "bytes": bytes}


class Names:
    """Who is meant by a name: a former name means the change that had it."""

    def __init__(self, changes: list[Change]):
        self.now: dict[bytes, bytes] = {}
        for change in sorted(changes, key=lambda each: len(each.header.was or [])):
            for former in change.header.former_names:
                self.now[former] = change.name

    def of(self, name: bytes) -> bytes:
        return self.now.get(name, name)


class History:
    """The changes of one folder that count, as they came but each after its parents, and what each has seen."""

    def __init__(self, changes: list[Change]):
        names = Names(changes)
        waiting = {change.name: change for change in changes if names.of(change.name) == change.name}
        self.changes: dict[bytes, Change] = {}
        self.seen: dict[bytes, set[bytes]] = {}
        self.parents: dict[bytes, list[bytes]] = {}
        while ready := next((each for each in waiting.values()
                             if all(names.of(parent) in self.seen for parent in each.header.parents)), None):
            self._take(waiting.pop(ready.name), [names.of(parent) for parent in ready.header.parents])

    def _take(self, change: Change, parents: list[bytes]) -> None:
        self.changes[change.name] = change
        self.parents[change.name] = parents
        self.seen[change.name] = set(parents).union(*(self.seen[parent] for parent in parents))

    def live(self, marks: Marks) -> Marks:
        """Those that no other one of them has seen."""
        seen = set().union(*(self.seen[name] for name in marks))
        return {name: mark for name, mark in marks.items() if name not in seen}

    @property
    def heads(self) -> list[bytes]:
        return sorted(self.live(dict.fromkeys(self.changes)))


def digest(heads: list[bytes]) -> bytes:
    return sha256(b"".join(sorted(heads)))


@dataclass
class Entity:
    """One record, with all that was ever done to it."""

    touches: Marks = field(default_factory=dict)
    registers: dict[int, Marks] = field(default_factory=lambda: defaultdict(dict))
    sets: dict[int, dict[object, Marks]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(dict)))
    texts: dict[int, Text] = field(default_factory=lambda: defaultdict(Text))


class Folder:
    def __init__(self, changes: list[Change], schema: Schema):
        self.history = History(changes)
        self.schema = schema
        self.records: dict[tuple[int, bytes], Entity] = defaultdict(Entity)
        for change in self.history.changes.values():
            for operation in read_body(change.body).operations if change.body is not None else []:
                if self._fits(operation):
                    self._apply(operation, change)

    @property
    def heads(self) -> list[bytes]:
        return self.history.heads

    @property
    def places(self) -> Marks:
        return self.history.live({name: change.header.place for name, change in self.history.changes.items()
                                  if change.header.place is not None})

    def is_deleted(self, entity: Entity) -> bool:
        return all(self.history.live(entity.touches).values())

    def live_in_set(self, marks: Marks) -> list[bytes]:
        """The adds of one element that are live; it is in while there is one."""
        return sorted(name for name, adds in self.history.live(marks).items() if adds)

    def shown(self, writes: Marks) -> object:
        """Of the values that are live side by side, the one with the greatest (at, name)."""
        live = self.history.live(writes)
        return live[max(live, key=lambda name: (self.history.changes[name].header.at, name))]

    def _fits(self, operation: Record) -> bool:
        fields = self.schema.get(operation.get("type"))
        if fields is None or operation["operation"] in ("delete", "restore"):
            return fields is not None
        merging, *kind = fields.get(operation["field"], "").split()[:2] or [""]
        match operation["operation"]:
            case "write":
                return merging in ("register", "latest") and self._is_of(operation["value"], kind, empty=True)
            case "add" | "remove":
                return merging == "set" and self._is_of(operation["value"], kind, empty=False)
            case _:
                return merging == "text"

    @staticmethod
    def _is_of(value: object, kind: list[str], empty: bool) -> bool:
        return type(value) is KINDS[kind[0]] or (empty and value is None)

    def _apply(self, operation: Record, change: Change) -> None:
        entity, name = self.records[operation["type"], operation["record"]], change.name
        entity.touches[name] = operation["operation"] == "delete"
        match operation["operation"]:
            case "write":
                entity.registers[operation["field"]][name] = operation["value"]
            case "add" | "remove":
                entity.sets[operation["field"]][operation["value"]][name] = operation["operation"] == "add"
            case "edit":
                tie = (change.header.site, change.header.sequence, name)
                entity.texts[operation["field"]].apply(operation["edits"], tie, self.history.seen[name])
