"""A hub that was put back to a backup gets back what it lost."""

from bodies import write
from device import DIFFERS, SAME, UNKNOWN, Device
from hub import Problem
from vectors import equal
from world import DOSSIER, GEMEENTE, World, all_accepted


def meets_another_epoch(world: World) -> None:
    """The hub is put back to a backup; what it lost is pushed by who made it, and offered by who has it."""
    device, backup = world.device, world.place / "backup.sqlite"
    epoch = device.hub.info()["epoch"]
    world.office("backup", str(backup))
    theirs = world.laptop("aanmelden", "--naam", "Piet", "--gemeente", "Kerkrade", "--woonproces", "housing")
    world.laptop("notitie", world.number, "Na de kopie, op de laptop")
    world.laptop("sync")
    device.follow()
    device.commit(world.folder, [write(DOSSIER, world.dossier, GEMEENTE, "Landgraaf")])
    all_accepted(device.push(), 1)
    device.follow()
    before = {folder: device.log.digest(folder) for folder in device.here}
    world.office.close()
    world.office("herstel", str(backup))
    world.office.open()
    equal(device.hub.info()["epoch"] != epoch, True, "whether there is another epoch")
    is_refused(device)
    device.cursor = None
    outcomes = device.compare()
    equal(outcomes[world.folder], DIFFERS, "what the hub says of the dossier that it lost a part of")
    equal(outcomes[bytes.fromhex(theirs["folder"])], UNKNOWN, "what it says of the one that it lost")
    equal({folder: device.log.digest(folder) for folder in device.here}, before, "the digests after all")
    equal(set(device.compare().values()), {SAME}, "what the hub says in the end")
    world.settle()
    world.digests_are_equal()


def is_refused(device: Device) -> None:
    """The old cursor is of another history."""
    try:
        device.hub.feed(device.cursor, 0)
    except Problem as problem:
        equal(problem.code, "cursor-unknown", "the answer to the old cursor")
    else:
        raise AssertionError("the old cursor was taken")
