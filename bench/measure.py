"""Run one program as a whole process and say what it cost.

Wall time is what a person waits for. CPU time is the sum over the process and all children it
waited for, so a program that uses both cores cannot hide its work. Peak memory is that of the
largest single process, `ru_maxrss` of `os.wait4`, which counts a child from the fork on: no
figure can be less than the memory of this process, so this one stays small and reports `floor`.
On a machine that others use as well, `others` tells how far the wall time can be believed.
"""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from time import perf_counter

TIME_LIMIT = 1800.0  # seconds; a peer at a size it was never meant for should not hang the night
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in one unit of ru_maxrss
STAT = Path("/proc/stat")
MEGABYTE = 1_000_000
PASSED_ON = ("PATH", "HOME", "TMPDIR")
# A fixed day and a fixed locale, so that no run depends on when and where it is made.
FIXED = {"SOURCE_DATE_EPOCH": "1792022400", "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True)
class Cost:
    """What one process cost: seconds, seconds, megabytes; and how it ended.

    `others` is the share of all cores that other processes took meanwhile, 0 where Linux does
    not tell it.
    """

    wall: float
    cpu: float
    peak: float
    code: int
    complaint: str = ""
    others: float = 0.0


def cost(command: Sequence[str], folder: Path, log: Path) -> Cost:
    """Run `command` in `folder` with its output in `log`; a failure is a value, not an exception.

    `complaint` is the last line printed, where the process did not end well.
    """
    with log.open("wb") as output:
        start, busy = perf_counter(), busy_seconds()
        try:
            process = subprocess.Popen(
                command, cwd=folder, env=environment(), stdout=output, stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            return Cost(0.0, 0.0, 0.0, 127, str(error))
        status, usage = _wait(process)
        wall, busy = perf_counter() - start, busy_seconds() - busy
    code = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(
        wall,
        cpu,
        usage.ru_maxrss * PEAK_UNIT / MEGABYTE,
        code,
        last_line(log) if code else "",
        max(0.0, busy - cpu) / wall / (os.cpu_count() or 1),
    )


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, resource.struct_rusage]:
    """Wait with `wait4`, which alone tells of the resources; kill the group past the limit."""
    timer = Timer(TIME_LIMIT, os.killpg, (process.pid, signal.SIGKILL))
    timer.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)  # else Popen would wait once more
    return status, usage


def busy_seconds() -> float:
    """Return the CPU seconds that all processes have used since the start of the machine."""
    if not STAT.exists():
        return 0.0
    user, nice, system, _idle, _iowait, irq, softirq, steal, *_ = map(
        int, STAT.read_text(encoding="ascii").split("\n", 1)[0].split()[1:]
    )
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def environment() -> dict[str, str]:
    """Return the few variables that a program needs, the same for all."""
    return {name: os.environ[name] for name in PASSED_ON if name in os.environ} | FIXED


def floor(log: Path) -> float:
    """Return the least peak memory, in megabytes, that can be told from this process."""
    return cost([sys.executable, "-S", "-c", ""], Path.cwd(), log).peak


def last_line(log: Path) -> str:
    """Return the last line with anything on it, where programs put what went wrong."""
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1].strip() if lines else "it printed nothing"
