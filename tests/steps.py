"""Run every check in turn, print each step's time, and fail with the first that fails."""

import subprocess
import sys
import time

PYTHON = sys.executable
QUICK = (
    ("format", ["ruff", "format", "--check", "--quiet", "."]),
    ("lint", ["ruff", "check", "--quiet", "."]),
    ("types", ["mypy", "--no-error-summary"]),
    ("tests", ["pytest", "-n", "auto", "-m", "not heavy"]),
)
HEAVY = (("heavy", ["pytest", "-n", "auto", "-m", "heavy"]),)


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
