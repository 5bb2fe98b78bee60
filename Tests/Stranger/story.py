"""A stranger's device, a real hub and a real laptop: each scene goes on where the one before it ended."""

import json
import random
import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from bodies import edit, write
from changes import sha256
from device import DIFFERS, SAME, UNKNOWN, Device, new_identifier
from handing import ask_verdicts, make_bundle, take_bundle
from hub import Hub, Problem
from merge import Folder
from programs import Laptop, Office
from vectors import check_all, equal
from worked import check_document

ROOT = Path(__file__).resolve().parents[2]

DOSSIER, NOTITIE, CONTROLEMOMENT = 1, 2, 5
NAAM, GEMEENTE, WOONPROCES, AANGEMELD_OP = 1, 4, 5, 8
TEKST, DATUM = 1, 2
SCHEMA = {DOSSIER: {NAAM: "register text", 2: "register whole", 3: "register text", GEMEENTE: "register text",
                    WOONPROCES: "register whole", 6: "latest text", 7: "latest text", AANGEMELD_OP: "register whole"},
          NOTITIE: {TEKST: "text", DATUM: "latest whole"}}
"""Of `Sources/Housing/Schema`, as far as the story needs it."""

LONG_POLL_SECONDS = 20
RANDOM_CHANGES = 60
SEED = 17


def today() -> int:
    """A day is a whole number: days since 1970."""
    return (date.today() - date(1970, 1, 1)).days


def derived(*parts: bytes) -> bytes:
    """An identifier that all devices compute alike."""
    return sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts))[:16]


class Story:
    def __init__(self, programs: Path, place: Path):
        self.place, self.office, self.laptop = place, Office(programs, place), Laptop(programs, place)
        self.folder, self.number = new_identifier(), ""
        self.dossier, self.note = derived(b"veldboek dossier", self.folder), new_identifier()

    def tell(self) -> None:
        scenes = [self.enrols, self.is_told_what_is_wrong, self.writes_a_dossier, self.follows, self.writes_together,
                  self.types_at_random, self.is_held, self.sees_a_dossier_leave, self.hands_a_bundle_over,
                  self.takes_a_bundle, self.is_copied, self.shares_a_former_name, self.meets_another_epoch]
        try:
            for scene in scenes:
                began = time.monotonic()
                scene()
                print(f"{time.monotonic() - began:5.1f} s  {scene.__name__.replace('_', ' ')}")
        finally:
            self.office.close()

    # What is shown

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

    def digests_are_equal(self) -> None:
        here = {folder: self.device.log.digest(folder) for folder in self.device.here}
        equal(here, self.laptop.digests(), "the digests here and on the laptop")

    def settle(self) -> None:
        """Both to the end of the feed."""
        self.device.follow()
        self.laptop("sync")
        self.device.follow()

    def all_accepted(self, verdicts: list, count: int) -> None:
        equal([each["verdict"] for each in verdicts], ["accepted"] * count, "the verdicts")

    # The scenes

    def enrols(self) -> None:
        for user in ("Anna", "Bram"):
            self.office("gebruikers", "toevoegen", user, "--rol", "consulent", "--regio", "parkstad")
        self.office.open()
        self.laptop("koppel", f"http://{self.office.address}", self.office.invite("Bram"))
        self.device = Device(self.place / "device", self.office.address)
        self.device.enrol(self.office.invite("Anna"), "vreemdeling")
        equal(self.device.known["grants"], [{"role": "consulent", "scope": "parkstad"}], "the grants")
        self.digests_are_equal()

    def is_told_what_is_wrong(self) -> None:
        codes = json.loads((ROOT / "SyncProtocol/openapi.json").read_text())
        statuses = codes["components"]["schemas"]["Problem"]["x-statusByCode"]
        stranger, device = Hub(self.office.address), self.device
        calls = {
            "token-unknown": lambda: stranger.compare(device.site, []),
            "code-invalid": lambda: stranger.enrol("AAAA-BBBBBBBB", new_identifier(), "niemand"),
            "cursor-unknown": lambda: device.hub.feed(bytes(32), 0),
            "malformed": lambda: device.hub.call("POST", "/v1/offer", b"\xff"),
            "not-found": lambda: device.hub.call("GET", "/v1/nothing"),
            "method-not-allowed": lambda: device.hub.call("GET", "/v1/offer")}
        for code, call in calls.items():
            try:
                call()
            except Problem as problem:
                equal((problem.code, problem.status), (code, statuses[code]), "the problem")
            else:
                raise AssertionError(f"{code} was expected")

    def writes_a_dossier(self) -> None:
        device = self.device
        device.commit(self.folder, [
            write(DOSSIER, self.dossier, NAAM, "Jan Voorbeeld"), write(DOSSIER, self.dossier, GEMEENTE, "Heerlen"),
            write(DOSSIER, self.dossier, WOONPROCES, 1), write(DOSSIER, self.dossier, AANGEMELD_OP, today()),
        ], kind="dossier", place="parkstad")
        device.commit(self.folder, [edit(NOTITIE, self.note, TEKST, (0, 0, "Woont bij zijn zus. 🏠")),
                                    write(NOTITIE, self.note, DATUM, today())])
        verdicts = device.push()
        self.all_accepted(verdicts, 2)
        device.agreed = 0
        equal(device.push(), verdicts, "the verdicts on the same push again")
        self.laptop("sync")
        find, = self.laptop("zoek", "voorbeeld heerl")["finds"]
        equal(find["folder"], self.folder.hex(), "what the laptop finds")
        self.number = find["dossier"]
        equal(self.note_there(self.note), "Woont bij zijn zus. 🏠", "the note on the laptop")

    def follows(self) -> None:
        """The answer is held until the laptop has news."""
        self.device.follow()
        with ThreadPoolExecutor() as pool:
            news = pool.submit(self.device.follow, LONG_POLL_SECONDS)
            time.sleep(0.5)
            equal(news.done(), False, "whether there was news already")
            self.laptop("notitie", self.number, "Woont bij zijn broer. 🏠", "--wijzig", self.note.hex())
            self.laptop("wijzig", self.number, "--naam", "Jan de Vries")
            self.laptop("sync")
            began = time.monotonic()
            codes = news.result()
            equal(time.monotonic() - began < LONG_POLL_SECONDS / 4, True, "whether the news came at once")
        equal(set(codes), {0}, "the entries")
        self.device.follow()
        equal(self.note_here(self.note), "Woont bij zijn broer. 🏠", "the note here")
        equal(self.name_here(), "Jan de Vries", "the name here")
        self.digests_are_equal()

    def writes_together(self) -> None:
        """Both edit one note and one fact at once."""
        self.laptop("notitie", self.number, "Jan woont bij zijn broer! 🏠", "--wijzig", self.note.hex())
        self.laptop("wijzig", self.number, "--naam", "Jan V.")
        self.device.commit(self.folder, [edit(NOTITIE, self.note, TEKST, (0, 1, "Nu w"), (23, 0, " (Kerkrade)")),
                                         write(DOSSIER, self.dossier, NAAM, "Johan")])
        self.all_accepted(self.device.push(), 1)
        self.settle()
        equal(self.note_here(self.note), self.note_there(self.note), "the note that both wrote")
        equal(self.name_here(), self.name_there(), "the name that both wrote")
        equal(len(self.laptop("conflicten")["conflicts"]), 1, "the conflicts")
        self.device.commit(self.folder, [write(DOSSIER, self.dossier, NAAM, "Johan de Vries", "nagevraagd")])
        self.all_accepted(self.device.push(), 1)
        self.settle()
        equal(self.laptop("conflicten")["conflicts"], [], "the conflicts after a decision")
        equal(self.name_there(), "Johan de Vries", "the name that was decided on")
        self.digests_are_equal()

    def types_at_random(self) -> None:
        """Three strangers edit one note, each calling now and then; then the laptop shows what they show."""
        chance, note = random.Random(SEED), new_identifier()
        others = [Device(self.place / name, self.office.address) for name in ("tablet", "telefoon")]
        for device, user in zip(others, ("Anna", "Bram")):
            device.enrol(self.office.invite(user), device.file.name)
        devices = [self.device, *others]
        for _ in range(RANDOM_CHANGES):
            device = chance.choice(devices)
            edits = [(chance.randrange(30), chance.choice([0, 0, 2]), chance.choice(["", "ab", "🏠c", "d"]))
                     for _ in range(chance.randint(1, 3))]
            device.commit(self.folder, [edit(NOTITIE, note, TEKST, *edits)])
            if chance.random() < 0.4:
                caller = chance.choice(devices)
                caller.push()
                caller.follow()
        for device in devices:
            device.push()
        self.settle()
        text = self.note_here(note)
        for device in others:
            device.follow()
            equal(str(device.folder(self.folder, SCHEMA).records[NOTITIE, note].texts[TEKST]), text, "the text of all")
        equal(self.note_there(note), text, "the text of three on the laptop")
        self.digests_are_equal()

    def is_held(self) -> None:
        """A folder where its author has no right; the office rejects it."""
        elsewhere = new_identifier()
        name = self.device.commit(elsewhere, [write(DOSSIER, new_identifier(), NAAM, "Elders")],
                                  kind="dossier", place="zuid")
        equal(self.device.push(), [{"verdict": "held", "reason": 0}], "the verdict where there is no right")
        waits, = self.office("nagekomen")["held"]
        self.office("nagekomen", "afwijzen", waits["id"], "--reden", "niet hier")
        equal(self.device.follow(), [5], "the entries")
        equal(self.device.log.find(name).verdict, "rejected", "the verdict in the end")
        equal(self.device.compare()[elsewhere], UNKNOWN, "what the hub says of a folder of which it took nothing")
        self.device.here.discard(elsewhere)

    def sees_a_dossier_leave(self) -> None:
        """The office moves it to another region and back."""
        self.office("overdragen", self.number, "maastricht")
        equal(self.device.follow(), [3], "the entries when it left")
        equal(self.folder in self.device.here, False, "whether it is still here")
        self.office("overdragen", self.number, "parkstad")
        self.settle()
        equal(self.name_here(), self.name_there(), "the name after it came back")
        self.digests_are_equal()

    def hands_a_bundle_over(self) -> None:
        note = new_identifier()
        self.device.commit(self.folder, [edit(NOTITIE, note, TEKST, (0, 0, "Zonder bereik geschreven"))])
        bundle = self.place / "bundle-from-here"
        bundle.write_bytes(make_bundle(self.device, self.folder))
        self.laptop("bundel", "lees", str(bundle))
        equal(self.note_there(note), "Zonder bereik geschreven", "the note from the bundle")
        self.all_accepted(self.device.push(), 1)
        self.settle()
        self.digests_are_equal()

    def takes_a_bundle(self) -> None:
        note = bytes.fromhex(self.laptop("notitie", self.number, "Van hand tot hand")["id"])
        bundle = self.place / "bundle-from-there"
        self.laptop("bundel", "maak", str(bundle), self.number, "--onversleuteld")
        equal(take_bundle(self.device, bundle.read_bytes()), [self.folder], "the folders of the bundle")
        equal(self.note_here(note), "Van hand tot hand", "the note from the bundle")
        equal(ask_verdicts(self.device), [None], "the verdict before its maker called")
        self.laptop("sync")
        equal([each["verdict"] for each in ask_verdicts(self.device)], ["accepted"], "the verdict after it")
        self.settle()
        self.digests_are_equal()

    def copy(self, device: Device, name: str) -> Device:
        return Device(Path(shutil.copy(device.file, self.place / name)), device.hub.address)

    def is_copied(self) -> None:
        """Two copies of one state file push; a third hears of it from the feed."""
        second, third = self.copy(self.device, "second"), self.copy(self.device, "third")
        note, waiting = new_identifier(), new_identifier()
        self.device.commit(self.folder, [edit(NOTITIE, note, TEKST, (0, 0, "eerste"))])
        former = [second.commit(self.folder, [edit(NOTITIE, note, TEKST, (0, 0, "tweede"))]),
                  second.commit(self.folder, [edit(NOTITIE, note, TEKST, (6, 0, " twee"))])]
        third.commit(self.folder, [edit(NOTITIE, waiting, TEKST, (0, 0, "derde"))])
        self.all_accepted(self.device.push(), 1)
        self.all_accepted(second.push(), 2)
        self.is_renamed(second, former)
        third.follow()
        equal(third.site not in (self.device.site, second.site), True, "whether the third has a site of its own")
        for device in (third, second, self.device):
            device.follow()
            device.compare()
            equal(device.log.digest(self.folder), third.log.digest(self.folder), "the digests of the copies")
        self.settle()
        for each in (note, waiting):
            equal(self.note_there(each), self.note_here(each), "the note of three copies")
        self.digests_are_equal()

    def shares_a_former_name(self) -> None:
        """Two copies have one change that waits, and rename it both: the hub takes one of the two."""
        note = new_identifier()
        one = self.copy(self.device, "fourth")
        one.commit(self.folder, [edit(NOTITIE, note, TEKST, (0, 0, "van beide"))])
        other = self.copy(one, "fifth")
        other.commit(self.folder, [edit(NOTITIE, note, TEKST, (9, 0, ", en verder"))])
        self.device.commit(self.folder, [write(DOSSIER, self.dossier, GEMEENTE, "Brunssum")])
        self.all_accepted(self.device.push(), 1)
        for each in (one, other):
            each.go_on_as_new_site()
        self.all_accepted(one.push(), 1)
        equal(other.push(), [{"verdict": "refused", "reason": 6}, {"verdict": "rejected", "words": None}],
              "the verdicts on the other one, and on what stands on it")
        other.follow()
        equal(other.compare()[self.folder], SAME, "what the hub says of the other one's dossier")
        self.settle()
        for device in (one, other, self.device):
            device.follow()
            text = device.folder(self.folder, SCHEMA).records[NOTITIE, note].texts[TEKST]
            equal(str(text), "van beide", "the note of both")
        equal(self.note_there(note), "van beide", "the note of both on the laptop")
        self.digests_are_equal()

    def is_renamed(self, device: Device, former: list[bytes]) -> None:
        equal(list(device.renamed), former, "the former names")
        for sequence, (old, new) in enumerate(device.renamed.items(), 1):
            header = device.log.find(old).change.header
            equal((header.name, header.site, header.sequence), (new, device.site, sequence), "the new header")
            equal(header.former_names, [old], "the former names of the new header")
            equal(header.was[0]["site"], self.device.site, "the site before the fork")

    def meets_another_epoch(self) -> None:
        """The hub is put back to a backup; what it lost is pushed by who made it, and offered by who has it."""
        device, backup = self.device, self.place / "backup.sqlite"
        epoch = device.hub.info()["epoch"]
        self.office("backup", str(backup))
        theirs = self.laptop("aanmelden", "--naam", "Piet", "--gemeente", "Kerkrade", "--woonproces", "housing")
        self.laptop("notitie", self.number, "Na de kopie, op de laptop")
        self.laptop("sync")
        device.follow()
        device.commit(self.folder, [write(DOSSIER, self.dossier, GEMEENTE, "Landgraaf")])
        self.all_accepted(device.push(), 1)
        device.follow()
        before = {folder: device.log.digest(folder) for folder in device.here}
        self.office.close()
        self.office("herstel", str(backup))
        self.office.open()
        equal(device.hub.info()["epoch"] != epoch, True, "whether there is another epoch")
        device.cursor = self.refused_cursor(device)
        outcomes = device.compare()
        equal(outcomes[self.folder], DIFFERS, "what the hub says of the dossier that it lost a part of")
        equal(outcomes[bytes.fromhex(theirs["folder"])], UNKNOWN, "what it says of the one that it lost")
        equal({folder: device.log.digest(folder) for folder in device.here}, before, "the digests after all")
        equal(set(device.compare().values()), {SAME}, "what the hub says in the end")
        self.settle()
        self.digests_are_equal()

    @staticmethod
    def refused_cursor(device: Device) -> None:
        """The old cursor is of another history; there is none after it."""
        try:
            device.hub.feed(device.cursor, 0)
        except Problem as problem:
            equal(problem.code, "cursor-unknown", "the answer to the old cursor")
        else:
            raise AssertionError("the old cursor was taken")


def main() -> None:
    programs, place = map(Path, sys.argv[1:])
    began = time.monotonic()
    check_document(ROOT / "SyncProtocol/Protocol.md")
    count = check_all(ROOT / "SyncProtocol/Vectors")
    print(f"{time.monotonic() - began:5.1f} s  reads the document and {count} vectors")
    Story(programs, place).tell()


if __name__ == "__main__":
    main()
