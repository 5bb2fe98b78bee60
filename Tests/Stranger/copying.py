"""A state file that was copied: each copy but one goes on as a new site."""

from bodies import edit, write
from device import SAME, Device, new_identifier
from vectors import equal
from world import DOSSIER, GEMEENTE, NOTITIE, SCHEMA, TEKST, World, all_accepted


def is_copied(world: World) -> None:
    """Two copies of one state file push; a third hears of it from the feed."""
    second, third = world.copy(world.device, "second"), world.copy(world.device, "third")
    note, waiting = new_identifier(), new_identifier()
    world.device.commit(world.folder, [edit(NOTITIE, note, TEKST, (0, 0, "eerste"))])
    former = [second.commit(world.folder, [edit(NOTITIE, note, TEKST, (0, 0, "tweede"))]),
              second.commit(world.folder, [edit(NOTITIE, note, TEKST, (6, 0, " twee"))])]
    third.commit(world.folder, [edit(NOTITIE, waiting, TEKST, (0, 0, "derde"))])
    all_accepted(world.device.push(), 1)
    all_accepted(second.push(), 2)
    is_renamed(world, second, former)
    third.follow()
    equal(third.site not in (world.device.site, second.site), True, "whether the third has a site of its own")
    for device in (third, second, world.device):
        device.follow()
        device.compare()
        equal(device.log.digest(world.folder), third.log.digest(world.folder), "the digests of the copies")
    world.settle()
    for each in (note, waiting):
        equal(world.note_there(each), world.note_here(each), "the note of three copies")
    world.digests_are_equal()


def is_renamed(world: World, device: Device, former: list[bytes]) -> None:
    equal(list(device.renamed), former, "the former names")
    for sequence, (old, new) in enumerate(device.renamed.items(), 1):
        header = device.log.find(old).change.header
        equal((header.name, header.site, header.sequence), (new, device.site, sequence), "the new header")
        equal(header.former_names, [old], "the former names of the new header")
        equal(header.was[0]["site"], world.device.site, "the site before the fork")


def shares_a_former_name(world: World) -> None:
    """Two copies have one change that waits, and rename it both: the hub takes one of the two."""
    note = new_identifier()
    one = world.copy(world.device, "fourth")
    one.commit(world.folder, [edit(NOTITIE, note, TEKST, (0, 0, "van beide"))])
    other = world.copy(one, "fifth")
    other.commit(world.folder, [edit(NOTITIE, note, TEKST, (9, 0, ", en verder"))])
    world.device.commit(world.folder, [write(DOSSIER, world.dossier, GEMEENTE, "Brunssum")])
    all_accepted(world.device.push(), 1)
    for each in (one, other):
        each.go_on_as_new_site()
    all_accepted(one.push(), 1)
    equal(other.push(), [{"verdict": "refused", "reason": 6}, {"verdict": "rejected", "words": None}],
          "the verdicts on the other one, and on what stands on it")
    other.follow()
    equal(other.compare()[world.folder], SAME, "what the hub says of the other one's dossier")
    world.settle()
    for device in (one, other, world.device):
        device.follow()
        text = device.folder(world.folder, SCHEMA).records[NOTITIE, note].texts[TEKST]
        equal(str(text), "van beide", "the note of both")
    equal(world.note_there(note), "van beide", "the note of both on the laptop")
    world.digests_are_equal()
