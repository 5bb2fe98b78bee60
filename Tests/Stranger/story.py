"""A stranger's device, a real hub and a real laptop: each scene goes on where the one before it ended."""

import signal
import sys
import time
from pathlib import Path

from carrying import hands_a_bundle_over, takes_a_bundle
from copying import is_copied, shares_a_former_name
from deciding import is_held, sees_a_dossier_destroyed, sees_a_dossier_leave
from meeting import enrols, follows, is_told_what_is_wrong, types_at_random, writes_a_dossier, writes_together
from restoring import meets_another_epoch
from vectors import check_all
from worked import check_document
from world import ROOT, World

SCENES = [enrols, is_told_what_is_wrong, writes_a_dossier, follows, writes_together, types_at_random, is_held,
          sees_a_dossier_leave, hands_a_bundle_over, takes_a_bundle, is_copied, shares_a_former_name,
          meets_another_epoch, sees_a_dossier_destroyed]


def understands_the_page(_: World) -> None:
    """The document's own examples, and all vectors."""
    check_document(ROOT / "SyncProtocol/Protocol.md")
    check_all(ROOT / "SyncProtocol/Vectors")


def main() -> None:
    programs, place = map(Path, sys.argv[1:])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    world = World(programs, place)
    try:
        for scene in [understands_the_page, *SCENES]:
            began = time.monotonic()
            scene(world)
            print(f"{time.monotonic() - began:5.1f} s  {scene.__name__.replace('_', ' ')}", flush=True)
    finally:
        world.office.close()


if __name__ == "__main__":
    main()
