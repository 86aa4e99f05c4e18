"""Many phones that flush what they kept at the same moment, against a served house."""

import json
import statistics
import tempfile
from pathlib import Path
from typing import Any

from tests.beside import told_beside
from tests.flush.cellar import come_up

BESIDE_THE_SERVER = """
from pathlib import Path
from tests.flush import stage
print(json.dumps(stage.%s))
"""
LOST = 10  # answers in a hundred


def flushed(
    house: str, database: str, *, phones: int, taps: int, lost: int = LOST
) -> dict[str, Any]:
    """What was counted when that many phones sent that many taps each; ``wrong`` is empty when well."""
    found = come_up(house, beside(database, f"set_up({phones})"), taps, lost)
    verdict = beside(database, "judge(json.loads(Path(%r).read_text()))", told=found["phones"])
    took = found["took"]
    return {
        "phones": phones,
        **{name: verdict[name] for name in ("made", "acknowledged", "stored")},
        "batches sent": found["sent"],
        "not heard": found["events"],
        "outcomes": verdict["outcomes"],
        "seconds": round(found["seconds"], 1),
        "half within": round(statistics.median(took), 2),
        "95% within": round(statistics.quantiles(took, n=20, method="inclusive")[18], 2),
        "longest answer": round(took[-1], 2),
        "wrong": verdict["wrong"],
    }


def beside(database: str, call: str, told: object = None) -> Any:
    """What a function of ``tests.flush.stage`` gives back, in a process of the house."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder, "asked")
        asked.write_text(json.dumps(told))
        return told_beside(database, BESIDE_THE_SERVER % (call % str(asked) if told else call))
