#!/usr/bin/env python3
"""Runs a recorded editing session through veldbench, Loro and Yrs (pycrdt) in turn, on this machine, in this run.

    beside.py VELDBENCH TRACE.json      one JSON object a line; loro and pycrdt come from PyPI, into a folder of their own
"""
import json
import os
import subprocess
import sys
import time
import venv

ENVIRONMENT = os.path.expanduser("~/.cache/veldbench-beside")


def inside_environment():
    python = os.path.join(ENVIRONMENT, "bin", "python")
    if sys.prefix == ENVIRONMENT:
        return
    if not os.path.exists(python):
        venv.create(ENVIRONMENT, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "loro", "pycrdt"], check=True)
    os.execv(python, [python, *sys.argv])


def say(peer, bench, count, seconds, **more):
    print(json.dumps({"peer": peer, "bench": bench, "n": count, "seconds": round(seconds, 6), **more}))


def loro_sequential(edits, end):
    from loro import LoroDoc

    doc = LoroDoc()
    text = doc.get_text("t")
    start = time.perf_counter()
    for position, removed, inserted in edits:
        if removed:
            text.delete(position, removed)
        if inserted:
            text.insert(position, inserted)
    doc.commit()
    seconds = time.perf_counter() - start
    assert text.to_string() == end
    say("loro", "text.sequential", len(edits), seconds)


def missing(transactions, seen, parents):
    """What an author has not seen yet of the versions that he stands on, the oldest first."""
    found, queue = set(), list(parents)
    while queue:
        index = queue.pop()
        if index not in seen and index not in found:
            found.add(index)
            queue += transactions[index]["parents"]
    return sorted(found)


def yrs_updates(trace):
    from pycrdt import Doc, Text

    docs = [Doc(client_id=agent + 1) for agent in range(trace["numAgents"])]
    texts = [doc.get("t", type=Text) for doc in docs]
    seen = [set() for _ in docs]
    updates = []
    for index, transaction in enumerate(trace["txns"]):
        agent = transaction["agent"]
        doc, text = docs[agent], texts[agent]
        for other in missing(trace["txns"], seen[agent], transaction["parents"]):
            if updates[other]:
                doc.apply_update(updates[other])
            seen[agent].add(other)
        made = []
        listening = doc.observe(lambda event: made.append(event.update))
        with doc.transaction():
            for position, removed, inserted in transaction["patches"]:
                if removed:
                    del text[position:position + removed]
                if inserted:
                    text.insert(position, inserted)
        doc.unobserve(listening)
        updates.append(made[0] if made else None)
        seen[agent].add(index)
    return updates


def yrs_concurrent(trace):
    from pycrdt import Doc, Text

    updates = [update for update in yrs_updates(trace) if update]
    receiver = Doc()
    text = receiver.get("t", type=Text)
    start = time.perf_counter()
    for update in updates:
        receiver.apply_update(update)
    seconds = time.perf_counter() - start
    assert str(text) == trace["endContent"]
    mean = sum(map(len, updates)) / len(updates)
    say("yrs", "text.concurrent", len(updates), seconds, update_bytes=round(mean, 1))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    inside_environment()
    trace = json.load(open(sys.argv[2]))
    for _ in range(3):
        subprocess.run([sys.argv[1], "text", sys.argv[2]], check=True)
        if "numAgents" in trace:
            yrs_concurrent(trace)
        else:
            edits = [patch for transaction in trace["txns"] for patch in transaction["patches"]]
            loro_sequential(edits, trace["endContent"])


main()
