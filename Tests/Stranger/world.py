"""What all scenes share: a hub, a laptop, the stranger's device, and one dossier that they all write in."""

import shutil
from datetime import date
from pathlib import Path

from changes import sha256
from device import Device, new_identifier
from merge import Folder
from programs import Laptop, Office
from vectors import equal

ROOT = Path(__file__).resolve().parents[2]

DOSSIER, NOTITIE = 1, 2
NAAM, GEMEENTE, WOONPROCES, AANGEMELD_OP = 1, 4, 5, 8
TEKST, DATUM = 1, 2
SCHEMA = {DOSSIER: {NAAM: "register text", 2: "register whole", 3: "register text", GEMEENTE: "register text",
                    WOONPROCES: "register whole", 6: "latest text", 7: "latest text", AANGEMELD_OP: "register whole"},
          NOTITIE: {TEKST: "text", DATUM: "latest whole"}}
"""Of `Sources/Housing/Schema`, as far as the story needs it."""


def today() -> int:
    """A day is a whole number: days since 1970."""
    return (date.today() - date(1970, 1, 1)).days


def derived(*parts: bytes) -> bytes:
    """An identifier that all devices compute alike."""
    return sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts))[:16]


class World:
    def __init__(self, programs: Path, place: Path):
        self.place, self.office, self.laptop = place, Office(programs, place), Laptop(programs, place)
        self.office.open()
        self.device = Device(place / "device", self.office.address)
        self.folder, self.number = new_identifier(), ""
        self.dossier, self.note = derived(b"veldboek dossier", self.folder), new_identifier()

    def copy(self, device: Device, name: str) -> Device:
        return Device(Path(shutil.copy(device.file, self.place / name)), device.hub.address)

    def shown(self) -> Folder:
        return self.device.folder(self.folder, SCHEMA)

    def note_here(self, note: bytes) -> str:
        return str(self.shown().records[NOTITIE, note].texts[TEKST])

    def note_there(self, note: bytes) -> str:
        notes = self.laptop("dossier", self.number)["notities"]
        return next((each["tekst"] for each in notes if each["id"] == note.hex()), "")

    def name_here(self) -> object:
        folder = self.shown()
        return folder.shown(folder.records[DOSSIER, self.dossier].registers[NAAM])

    def name_there(self) -> str:
        return self.laptop("dossier", self.number)["facts"]["naam"]

    def settle(self) -> None:
        """Both to the end of the feed."""
        self.device.follow()
        self.laptop("sync")
        self.device.follow()

    def digests_are_equal(self) -> None:
        here = {folder: self.device.log.digest(folder) for folder in self.device.here}
        equal(here, self.laptop.digests(), "the digests here and on the laptop")


def all_accepted(verdicts: list, count: int) -> None:
    equal([each["verdict"] for each in verdicts], ["accepted"] * count, "the verdicts")
