"""The processes in which messages are read."""

import json
import subprocess
import sys

from core.paths import ROOT

LOADED = """
import json, sys
import cogs.bot, cli.weeks_told
from metrics import reading
from metrics.depth.cues import cues
from metrics.language.third_language import restricted_to

def loaded():
    large = sorted({"textblob", "networkx"} & sys.modules.keys())
    return [large, cues.cache_info().currsize, restricted_to.cache_info().currsize]

before = loaded()
reading.get_ready()
print(json.dumps([before, loaded()]))
"""

INTERRUPTED = """
import os, signal
from services.workers import interrupts_held_back

try:
    with interrupts_held_back():
        os.kill(os.getpid(), signal.SIGINT)
        print("done")
except KeyboardInterrupt:
    print("interrupted")
"""


def test_only_a_process_that_reads_loads_what_reading_needs_and_then_before_the_first_message() -> None:
    printed = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    before, ready = json.loads(printed)
    assert before == [[], 0, 0]
    assert ready == [["textblob"], 2, 1]


def test_an_interrupt_waits_until_what_must_not_be_interrupted_is_done() -> None:
    ran = subprocess.run([sys.executable, "-c", INTERRUPTED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["done", "interrupted"]
