#!/usr/bin/env bash
# Makes .venv and installs the versions of requirements.lock and Yixi itself into it; does nothing when nothing changed.
source "$(dirname "$0")/common.sh"
alone

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  refuse "it needs Python 3.11 or newer, and none was found. Name one with make PYTHON=/path/to/python3."
}

if ! [ -x "$VENV/bin/python" ]; then
  python=$(find_python)
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    say "installing python3-venv"
    { may_install && { from_debian "python$version-venv" || from_debian python3-venv; }; } ||
      refuse "Python lacks its venv module. Install python3-venv (apt-get install python3-venv) and start again."
  fi
  say "making .venv with $("$python" --version)"
  "$python" -m venv "$VENV"
fi

wanted=$(digest "$ROOT/requirements.lock" "$ROOT/pyproject.toml")
if ! stamped python "$wanted"; then
  say "installing Python packages"
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check -r "$ROOT/requirements.lock"
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --editable "$ROOT[postgres,dev]"
  stamp python "$wanted"
fi
