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
from multiprocessing import forkserver
from typing import NamedTuple, ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")
_READY = "services.ready_to_read"


class Workers(NamedTuple):
    """Where an archive is worked on: its messages are read, then its weeks measured, and their themes found.

    Nine windows share the talk of a week, and what was found out about it once. So the weeks go to one process each for
    measures and themes, and not to whichever is free, which would find out the same again.
    """

    reading: Executor
    weeks: Executor
    themes: Executor

    @classmethod
    def one(cls, executor: Executor) -> "Workers":
        """All in one place."""
        return cls(executor, executor, executor)


def worker_process(processes: int = 1, *, copied: bool = False) -> ProcessPoolExecutor:
    """Processes that share nothing with the caller: forking a process with threads and open connections breaks both.

    They get ready from now on, while the caller does other things. Those that are `copied`, in however many pools, come
    from one process that got ready once, which costs less than getting ready each.
    """
    context = multiprocessing.get_context("forkserver" if copied else "spawn")
    executor = ProcessPoolExecutor(max_workers=processes, mp_context=context, initializer=_depend_on_parent)
    with interrupts_held_back():
        if copied:
            context.set_forkserver_preload([_READY])
            forkserver.ensure_running()
        else:
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
    importlib.import_module(_READY)


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
