"""The real programs as processes: a hub with its office, and a laptop."""

import json
import subprocess
from pathlib import Path

from shapes import Record

PATIENCE_SECONDS = 30


def run(command: list[str]) -> Record:
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_SECONDS)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return json.loads(done.stdout) if done.stdout.strip() else {}


class Office:
    def __init__(self, programs: Path, place: Path):
        self.program, self.data = programs / "loket", place / "loket"
        self.address = "127.0.0.1:0"
        self.hub: subprocess.Popen | None = None

    def __call__(self, *words: str) -> Record:
        return run([str(self.program), *words, "--data", str(self.data), "--json"])

    def invite(self, user: str) -> str:
        return self("uitnodigen", user)["code"]

    def open(self) -> None:
        """At a free port the first time, and at the same one from then on."""
        command = [str(self.program), "start", "--listen", self.address, "--data", str(self.data)]
        self.hub = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.address = self.hub.stdout.readline().rstrip().rpartition("/")[2]

    def close(self) -> None:
        if self.hub is not None:
            self.hub.terminate()
            self.hub.wait(timeout=PATIENCE_SECONDS)
            self.hub.stdout.close()
            self.hub = None


class Laptop:
    def __init__(self, programs: Path, place: Path):
        self.program, self.replica = programs / "veldboek", place / "laptop.sqlite"

    def __call__(self, *words: str) -> Record:
        return run([str(self.program), *words, "--replica", str(self.replica), "--json"])

    def digests(self) -> dict[bytes, bytes]:
        return {bytes.fromhex(each["folder"]): bytes.fromhex(each["digest"]) for each in self("controle")["folders"]}
