"""The processes in which messages are read."""

import json
import os
import subprocess
import sys
from pathlib import Path

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

COPIED = """
import json, os, sys
from services.workers import worker_process

def ready():
    from metrics.depth.cues import cues
    return os.getpid(), os.getppid(), cues.cache_info().currsize

if __name__ == "__main__":
    pools = [worker_process(copied=True), worker_process(copied=True)]
    print(json.dumps([pool.submit(ready).result() for pool in pools]))
    for pool in pools:
        pool.shutdown()
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


def test_copied_workers_come_from_one_process_that_got_ready_once(tmp_path: Path) -> None:
    (tmp_path / "worker_story.py").write_text(COPIED, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "worker_story.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout
    (one, its_origin, ready), (other, origin, ready_too) = json.loads(told)
    assert one != other and its_origin == origin
    assert ready == ready_too == 2  # the cues of both languages, before anybody wrote a word


def test_an_interrupt_waits_until_what_must_not_be_interrupted_is_done() -> None:
    ran = subprocess.run([sys.executable, "-c", INTERRUPTED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["done", "interrupted"]
