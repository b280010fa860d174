"""How many cores there are to work with, which may be fewer than the machine has."""

import os
from pathlib import Path

_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def cores() -> int:
    """The cores that this process may use: those it is bound to, or fewer if its container has less time."""
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(bound, _granted(bound)))


def _granted(bound: int) -> int:
    """The cores' worth of time that a Linux container has, as its control group says."""
    try:
        quota, period = _QUOTA.read_text(encoding="ascii").split()
        return round(int(quota) / int(period))
    except (OSError, ValueError):  # there is none, or it says "max"
        return bound
