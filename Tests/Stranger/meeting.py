"""Two devices of two makers meet at one hub, and write in one dossier."""

import json
import random
import time
from concurrent.futures import ThreadPoolExecutor

from bodies import edit, write
from device import Device, new_identifier
from hub import Hub, Problem
from vectors import equal
from world import (AANGEMELD_OP, DATUM, DOSSIER, GEMEENTE, NAAM, NOTITIE, ROOT, SCHEMA, TEKST, WOONPROCES, World,
                   all_accepted, today)

LONG_POLL_SECONDS = 20
RANDOM_CHANGES = 60
SEED = 17
"""Of the edits; the sites are others each time."""


def enrols(world: World) -> None:
    for user in ("Anna", "Bram"):
        world.office("gebruikers", "toevoegen", user, "--rol", "consulent", "--regio", "parkstad")
    world.laptop("koppel", f"http://{world.office.address}", world.office.invite("Bram"))
    world.device.enrol(world.office.invite("Anna"), "vreemdeling")
    equal(world.device.known["grants"], [{"role": "consulent", "scope": "parkstad"}], "the grants")
    world.digests_are_equal()


def is_told_what_is_wrong(world: World) -> None:
    codes = json.loads((ROOT / "SyncProtocol/openapi.json").read_text())
    statuses = codes["components"]["schemas"]["Problem"]["x-statusByCode"]
    stranger, device = Hub(world.office.address), world.device
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


def writes_a_dossier(world: World) -> None:
    device = world.device
    device.commit(world.folder, [
        write(DOSSIER, world.dossier, NAAM, "Jan Voorbeeld"), write(DOSSIER, world.dossier, GEMEENTE, "Heerlen"),
        write(DOSSIER, world.dossier, WOONPROCES, 1), write(DOSSIER, world.dossier, AANGEMELD_OP, today()),
    ], kind="dossier", place="parkstad")
    device.commit(world.folder, [edit(NOTITIE, world.note, TEKST, (0, 0, "Woont bij zijn zus. 🏠")),
                                write(NOTITIE, world.note, DATUM, today())])
    verdicts = device.push()
    all_accepted(verdicts, 2)
    device.agreed = 0
    equal(device.push(), verdicts, "the verdicts on the same push again")
    world.laptop("sync")
    find, = world.laptop("zoek", "voorbeeld heerl")["finds"]
    equal(find["folder"], world.folder.hex(), "what the laptop finds")
    world.number = find["dossier"]
    equal(world.note_there(world.note), "Woont bij zijn zus. 🏠", "the note on the laptop")


def follows(world: World) -> None:
    """The answer is held until the laptop has news."""
    world.device.follow()
    with ThreadPoolExecutor() as pool:
        news = pool.submit(world.device.follow, LONG_POLL_SECONDS)
        time.sleep(0.5)
        equal(news.done(), False, "whether there was news already")
        world.laptop("notitie", world.number, "Woont bij zijn broer. 🏠", "--wijzig", world.note.hex())
        world.laptop("wijzig", world.number, "--naam", "Jan de Vries")
        world.laptop("sync")
        began = time.monotonic()
        codes = news.result()
        equal(time.monotonic() - began < LONG_POLL_SECONDS / 4, True, "whether the news came at once")
    equal(set(codes), {0}, "the entries")
    world.device.follow()
    equal(world.note_here(world.note), "Woont bij zijn broer. 🏠", "the note here")
    equal(world.name_here(), "Jan de Vries", "the name here")
    world.digests_are_equal()


def writes_together(world: World) -> None:
    """Both edit one note and one fact at once."""
    world.laptop("notitie", world.number, "Jan woont bij zijn broer! 🏠", "--wijzig", world.note.hex())
    world.laptop("wijzig", world.number, "--naam", "Jan V.")
    world.device.commit(world.folder, [edit(NOTITIE, world.note, TEKST, (0, 1, "Nu w"), (23, 0, " (Kerkrade)")),
                                     write(DOSSIER, world.dossier, NAAM, "Johan")])
    all_accepted(world.device.push(), 1)
    world.settle()
    equal(world.note_here(world.note), world.note_there(world.note), "the note that both wrote")
    equal(world.name_here(), world.name_there(), "the name that both wrote")
    equal(len(world.laptop("conflicten")["conflicts"]), 1, "the conflicts")
    world.device.commit(world.folder, [write(DOSSIER, world.dossier, NAAM, "Johan de Vries", "nagevraagd")])
    all_accepted(world.device.push(), 1)
    world.settle()
    equal(world.laptop("conflicten")["conflicts"], [], "the conflicts after a decision")
    equal(world.name_there(), "Johan de Vries", "the name that was decided on")
    world.digests_are_equal()


def types_at_random(world: World) -> None:
    """Three strangers edit one note, each calling now and then; then the laptop shows what they show."""
    chance, note = random.Random(SEED), new_identifier()
    others = [Device(world.place / name, world.office.address) for name in ("tablet", "telefoon")]
    for device, user in zip(others, ("Anna", "Bram")):
        device.enrol(world.office.invite(user), device.file.name)
    devices = [world.device, *others]
    for _ in range(RANDOM_CHANGES):
        device = chance.choice(devices)
        edits = [(chance.randrange(30), chance.choice([0, 0, 2]), chance.choice(["", "ab", "🏠c", "d"]))
                 for _ in range(chance.randint(1, 3))]
        device.commit(world.folder, [edit(NOTITIE, note, TEKST, *edits)])
        if chance.random() < 0.4:
            caller = chance.choice(devices)
            caller.push()
            caller.follow()
    for device in devices:
        device.push()
    world.settle()
    text = world.note_here(note)
    for device in others:
        device.follow()
        equal(str(device.folder(world.folder, SCHEMA).records[NOTITIE, note].texts[TEKST]), text, "the text of all")
    equal(world.note_there(note), text, "the text of three on the laptop")
    world.digests_are_equal()
