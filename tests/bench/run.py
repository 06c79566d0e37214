"""`python -m tests.bench.run [NAME]`: figures as JSON lines, ours beside something else measured in the same run."""

import sys
from collections.abc import Callable

from tests.bench import (
    bench_commands,
    bench_fanout,
    bench_join,
    bench_render,
    bench_room_load,
    bench_search,
    bench_slow_reader,
    bench_storm,
    bench_turn,
    bench_upload,
    bench_workers,
)

BENCHES: dict[str, Callable[[], object]] = {
    "commands_per_second": bench_commands.main,
    "turn_to_paint": bench_turn.main,
    "cold_join": bench_join.main,
    "render": bench_render.main,
    "search": bench_search.main,
    "fanout": bench_fanout.main,
    "room_load": bench_room_load.main,
    "storm": bench_storm.main,
    "slow_reader": bench_slow_reader.main,
    "memory_per_terminal": bench_storm.memory,
    "bytes_per_page": bench_render.main_bytes,
    "first_page_ready": bench_workers.main,
    "two_workers": bench_workers.main_two,
    "upload": bench_upload.main,
}


def main(names: list[str]) -> int:
    """Run these benches, or all; 2 for a name there is not."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"There is no bench {', '.join(unknown)}. Known are {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    for name in names or BENCHES:
        BENCHES[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
