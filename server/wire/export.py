"""Writes everything that is made from the declarations; a test compares it byte for byte with what is committed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from server.wire import asyncapi, handbook, openapi, typescript

_PUBLISHED = "server/wire/published"
_GENERATED = "terminal_client/src/wire/generated"


def files(permissions: Mapping[str, str]) -> dict[str, str]:
    """Path below the project's root → content. `permissions`: command or endpoint name → permission."""
    return {
        f"{_PUBLISHED}/openapi.json": _json(openapi.document()),
        f"{_PUBLISHED}/asyncapi.json": _json(asyncapi.document()),
        f"{_PUBLISHED}/PROTOCOL.md": handbook.text(permissions),
        f"{_GENERATED}/types.ts": typescript.types(),
        f"{_GENERATED}/events.ts": typescript.events(),
        f"{_GENERATED}/api.ts": typescript.api(),
    }


def write(root: Path, permissions: Mapping[str, str]) -> list[Path]:
    """Write the files below `root`; return those that changed."""
    changed: list[Path] = []
    for name, content in files(permissions).items():
        path = root / name
        if path.is_file() and path.read_text(encoding="utf-8") == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
        changed.append(path)
    return changed


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
