"""Where analysis runs: one process beside the event loop, which stays free for people."""

import gc
import importlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def worker_process(processes: int = 1) -> ProcessPoolExecutor:
    """Processes that are started afresh: forking a process with threads and open connections breaks both.

    They start now, not when they are first needed: they get ready while the caller does.
    """
    executor = ProcessPoolExecutor(
        max_workers=processes, mp_context=multiprocessing.get_context("spawn"), initializer=_depend_on_parent
    )
    with interrupts_held_back():
        for _ in range(processes):
            executor.submit(_get_ready)
    return executor


def collect_seldom() -> None:
    """For a process that builds much of what it keeps: cycles are looked for seldom, and not among what is there now.

    Reading four years of a room spends a fifth of its time on looking for them otherwise.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits until the block ends, where no thread that began before it may hear it.

    A process that starts meanwhile never sees it, not even before it can say that it leaves it alone; and a library
    that is loaded meanwhile cannot lose it, as happens where Python itself is interrupted in the middle of an import.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _depend_on_parent() -> None:
    # Ctrl-C reaches the whole process group; the parent decides what becomes of its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="watching the parent", daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed tells nobody: its worker would wait for work for ever, with all its memory."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _get_ready() -> None:
    importlib.import_module("metrics.weekly")
    importlib.import_module("metrics.reading").get_ready()
    collect_seldom()


class SameProcess(Executor):
    """Runs everything at once where it is submitted: for tests, and where no process can be started."""

    def submit(
        self, fn: Callable[_Given, _Result], /, *args: _Given.args, **kwargs: _Given.kwargs
    ) -> "Future[_Result]":
        future: Future[_Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future
