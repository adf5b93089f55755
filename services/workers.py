"""Where analysis runs: one process beside the event loop, which stays free for people."""

import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def worker_process(processes: int = 1) -> ProcessPoolExecutor:
    """Processes that are started afresh: forking a process with threads and open connections breaks both."""
    return ProcessPoolExecutor(
        max_workers=processes, mp_context=multiprocessing.get_context("spawn"), initializer=_leave_interrupts_alone
    )


def _leave_interrupts_alone() -> None:
    # Ctrl-C reaches the whole process group; the parent decides what becomes of its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


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
