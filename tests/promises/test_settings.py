"""Every setting stands in deploy/env.example, and nothing else does."""

import re
from pathlib import Path

from server.settings import Settings

EXAMPLE = Path(__file__).resolve().parents[2] / "deploy" / "env.example"


def test_the_example_names_every_setting() -> None:
    named = set(re.findall(r"^YIXI_([A-Z_]+)=", EXAMPLE.read_text("utf-8"), re.M))
    assert named == {name.upper() for name in Settings.model_fields}
