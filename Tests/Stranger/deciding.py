"""What the office decides on what a stranger wrote, and on where a dossier lies."""

from bodies import write
from device import UNKNOWN, new_identifier
from vectors import equal
from world import DOSSIER, NAAM, World


def is_held(world: World) -> None:
    """A folder where its author has no right; the office rejects it."""
    elsewhere = new_identifier()
    name = world.device.commit(elsewhere, [write(DOSSIER, new_identifier(), NAAM, "Elders")],
                              kind="dossier", place="zuid")
    equal(world.device.push(), [{"verdict": "held", "reason": 0}], "the verdict where there is no right")
    waits, = world.office("nagekomen")["held"]
    world.office("nagekomen", "afwijzen", waits["id"], "--reden", "niet hier")
    equal(world.device.follow(), [5], "the entries")
    equal(world.device.log.find(name).verdict, "rejected", "the verdict in the end")
    equal(world.device.compare()[elsewhere], UNKNOWN, "what the hub says of a folder of which it took nothing")
    world.device.here.discard(elsewhere)


def sees_a_dossier_leave(world: World) -> None:
    """The office moves it to another region and back."""
    world.office("overdragen", world.number, "maastricht")
    equal(world.device.follow(), [3], "the entries when it left")
    equal(world.folder in world.device.here, False, "whether it is still here")
    world.office("overdragen", world.number, "parkstad")
    world.settle()
    equal(world.name_here(), world.name_there(), "the name after it came back")
    world.digests_are_equal()


def sees_a_dossier_destroyed(world: World) -> None:
    """Two persons destroy it; what still waits in it is pushed, and goes with its verdict."""
    for user, role in (("Kees", "kantoor"), ("Beatrix", "beheerder")):
        world.office("gebruikers", "toevoegen", user, "--rol", role, "--regio", "parkstad")
    world.settle()
    late = world.device.commit(world.folder, [write(DOSSIER, world.dossier, NAAM, "Te laat")])
    world.office("vernietig", world.number, "--reden", "op verzoek", "--door", "Kees", "--en", "Beatrix")
    equal(world.device.follow(), [4], "the entries")
    equal(words_left(world), [late], "the changes that keep their words until they are pushed")
    equal(world.device.push(), [{"verdict": "erased"}], "the verdict on what came late")
    equal(words_left(world), [], "the changes that keep their words")
    world.settle()
    world.digests_are_equal()


def words_left(world: World) -> list[bytes]:
    changes = [each.change for each in world.device.log.of_folder(world.folder)]
    return [change.name for change in changes if change.body is not None]
