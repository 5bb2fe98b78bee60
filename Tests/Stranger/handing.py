"""Folders from hand to hand: a bundle of what a device holds, and what it takes from one."""

from bundles import read_bundle, write_bundle
from cbor import require
from device import Device, now
from runs import Receipted
from shapes import Record


def make_bundle(device: Device, folder: bytes) -> bytes:
    changes = [device.log.kept[name] for name in device.log.history(folder).changes]
    places = sorted(set(device.folder(folder, {}).places.values()))
    return write_bundle({
        "hub": device.known["hub"], "epoch": device.cursor and device.cursor[:16], "maker": device.known["user"],
        "makerName": device.known["userName"], "madeAt": now(), "folders": [{"folder": folder, "places": places}],
        "changes": [Receipted(each.change, each.receipt) for each in changes]})


def take_bundle(device: Device, data: bytes) -> list[bytes]:
    """The folders; what was not here counts at once, and is unconfirmed."""
    bundle = read_bundle(data)
    require(bundle["hub"] == device.known["hub"], "a bundle of another hub")
    for each in bundle["changes"]:
        device.log.add(each.change, None, each.receipt)
    folders = [each["folder"] for each in bundle["folders"]]
    device.here |= set(folders)
    device.save()
    return folders


def ask_verdicts(device: Device) -> list[Record | None]:
    """What became of the changes that the hub has not spoken on, and that others made."""
    unsure = [each for each in device.log.kept.values()
              if each.verdict in (None, "held") and each.change.header.site != device.site]
    verdicts = device.hub.verdicts([each.change.name for each in unsure])
    for each, verdict in zip(unsure, verdicts, strict=True):
        if verdict is not None:
            each.take(verdict)
    device.save()
    return verdicts
