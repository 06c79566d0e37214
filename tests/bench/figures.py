"""How figures are told: one JSON line each, ours beside what it is measured against in the same run."""

import json
import math
from collections.abc import Sequence


def tell(
    bench: str, figure: str, value: float, unit: str, against: str = "", rival: float | None = None,
    **parameters: object,
) -> None:
    """Print a figure; `ratio` is ours divided by the rival's, both in `unit`."""
    line = {
        "bench": bench, "figure": figure, "value": round(value, 1), "unit": unit, "against": against,
        "ratio": None if rival is None else round(value / rival, 3),
        "rival": None if rival is None else round(rival, 1), **parameters,
    }
    print(json.dumps(line, ensure_ascii=False), flush=True)


def share(values: Sequence[float], part: float) -> float:
    """The smallest value that `part` of all values do not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(part * len(values)) - 1)]
