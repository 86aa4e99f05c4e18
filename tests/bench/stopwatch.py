"""How long something takes, done again and again."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

ENOUGH = 200  # times
PATIENCE = 15  # seconds
AT_LEAST = 5  # times, also when patience ends


class Times(NamedTuple):
    """Milliseconds: half of the times took at most ``p50``, 95 in 100 at most ``p95``."""

    p50: float
    p95: float


def timed(work: Callable[[], object]) -> Times:
    """Does ``work`` three times to warm up, then until there is enough or patience ends."""
    for _ in range(3):
        work()
    took: list[float] = []
    until = time.perf_counter() + PATIENCE
    while len(took) < ENOUGH and (time.perf_counter() < until or len(took) < AT_LEAST):
        started = time.perf_counter()
        work()
        took.append((time.perf_counter() - started) * 1000)
    p95 = statistics.quantiles(took, n=20, method="inclusive")[18]
    return Times(round(statistics.median(took), 2), round(p95, 2))
