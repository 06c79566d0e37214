# Shared by the scripts beside it: where things are, how to speak, how to install from Debian. Sourced, not run.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
VENV=${VENV:-$ROOT/.venv}
STAMPS=$VENV/.stamps
CLIENT=$ROOT/terminal_client
# The venv's own node and npm come before any other: `npm run` starts what it finds on the path.
export PATH="$VENV/bin:$PATH"

say() { printf '· %s\n' "$*"; }
refuse() { printf 'Yixi cannot be set up: %s\n' "$*" >&2; exit 1; }

# One set-up at a time in a folder: a second one waits for the first. macOS has no flock and goes on without.
alone() {
  command -v flock >/dev/null || return 0
  exec 9>"$ROOT/.setup.lock"
  flock 9
}

# digest FILE...: changes when a content changes.
digest() { cat "$@" | cksum | tr ' ' '-'; }
stamped() { [ "$(cat "$STAMPS/$1" 2>/dev/null)" = "$2" ]; }
stamp() { mkdir -p "$STAMPS" && printf '%s\n' "$2" >"$STAMPS/$1"; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
may_install() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}
# from_debian PACKAGE...: false when one could not be installed.
from_debian() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
