"""Run every check in turn, print each step's time, and fail with the first that fails."""

import os
import subprocess
import sys
import time

PYTHON = sys.executable
# Tests wait for a browser and for the clock, so there is one process more than processors. Those
# that take long stand together, so who has nothing left takes over from others.
SPREAD = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal"]
QUICK = (
    ("format", ["ruff", "format", "--check", "--quiet", "."]),
    ("lint", ["ruff", "check", "--quiet", "."]),
    ("types", ["mypy", "--no-error-summary"]),
    ("tests", ["pytest", *SPREAD, "-m", "not heavy"]),
)
HEAVY = (("heavy", ["pytest", *SPREAD, "-m", "heavy"]),)


def main() -> int:
    """Run the steps; returns the exit code of the first that failed, else 0."""
    steps = QUICK + (HEAVY if "--all" in sys.argv[1:] else ())
    began = time.monotonic()
    for name, command in steps:
        started = time.monotonic()
        code = subprocess.run([PYTHON, "-m", *command], check=False).returncode
        verdict = "ok" if code == 0 else "FAILED"
        print(f"{name:8} {time.monotonic() - started:6.1f} s  {verdict}", flush=True)
        if code:
            return code
    print(f"{'all':8} {time.monotonic() - began:6.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
