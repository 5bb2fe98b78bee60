"""What a device does with its own changes when another replica has used its site."""

from dataclasses import replace

from changes import Change


class Renaming:
    """Goes on as a new site: changes get new names one after another, numbered from 1."""

    def __init__(self, site: bytes):
        self.site = site
        self.names: dict[bytes, bytes] = {}
        """The new name of each former one."""

    def rename(self, change: Change) -> Change:
        """The same operations, time and author, on the same parents; its former life stands in `was`."""
        header = change.header
        life = {"site": header.site, "sequence": header.sequence, "parents": header.parents}
        renamed = Change(replace(
            header, site=self.site, sequence=len(self.names) + 1, was=[*(header.was or []), life],
            parents=sorted(self.names.get(parent, parent) for parent in header.parents)), change.body)
        self.names[change.name] = renamed.name
        return renamed
