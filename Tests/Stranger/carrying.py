"""Bundles between a stranger and a laptop, in both directions."""

from bodies import edit
from device import new_identifier
from handing import ask_verdicts, make_bundle, take_bundle
from vectors import equal
from world import NOTITIE, TEKST, World, all_accepted


def hands_a_bundle_over(world: World) -> None:
    note = new_identifier()
    world.device.commit(world.folder, [edit(NOTITIE, note, TEKST, (0, 0, "Zonder bereik geschreven"))])
    bundle = world.place / "bundle-from-here"
    bundle.write_bytes(make_bundle(world.device, world.folder))
    world.laptop("bundel", "lees", str(bundle))
    equal(world.note_there(note), "Zonder bereik geschreven", "the note from the bundle")
    all_accepted(world.device.push(), 1)
    world.settle()
    world.digests_are_equal()


def takes_a_bundle(world: World) -> None:
    note = bytes.fromhex(world.laptop("notitie", world.number, "Van hand tot hand")["id"])
    bundle = world.place / "bundle-from-there"
    world.laptop("bundel", "maak", str(bundle), world.number, "--onversleuteld")
    equal(take_bundle(world.device, bundle.read_bytes()), [world.folder], "the folders of the bundle")
    equal(world.note_here(note), "Van hand tot hand", "the note from the bundle")
    equal(ask_verdicts(world.device), [None], "the verdict before its maker called")
    world.laptop("sync")
    equal([each["verdict"] for each in ask_verdicts(world.device)], ["accepted"], "the verdict after it")
    world.settle()
    world.digests_are_equal()
