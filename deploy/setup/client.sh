#!/usr/bin/env bash
# Installs the web client's packages, puts the fonts together and builds the client; each only when its sources changed.
source "$(dirname "$0")/common.sh"
alone

[ -f "$CLIENT/package-lock.json" ] || { say "no web client here yet: left out"; exit 0; }

packages=$(digest "$CLIENT/package-lock.json" "$CLIENT/package.json")
if ! stamped packages "$packages" || ! [ -d "$CLIENT/node_modules" ]; then
  say "installing the web client's packages"
  # Not `npm ci`: it refuses a lock file that lacks a package made for another system only, where a registry has none.
  # Versions and digests are those of the lock file all the same, and it is not written.
  (cd "$CLIENT" && npm install --no-save --no-audit --no-fund --loglevel=error)
  stamp packages "$packages"
fi

fonts=$(digest "$CLIENT/package-lock.json" "$ROOT/server/fonts/assemble.py")
if ! stamped fonts "$fonts" || ! [ -d "$ROOT/server/fonts/built" ]; then
  say "putting the fonts together (about a minute, once)"
  rm -rf "$ROOT/server/fonts/built/rare"
  (cd "$ROOT" && "$VENV/bin/python" -m server.fonts.assemble)
  stamp fonts "$fonts"
fi

# Sources by content and name: a file taken away counts as a change too.
sources=$(cd "$CLIENT" && find src public index.html package.json package-lock.json vite.config.ts tsconfig.json \
  -type f ! -name '*.test.ts' -exec cksum {} + | LC_ALL=C sort | cksum | tr ' ' '-')
if ! stamped client "$sources" || ! [ -f "$CLIENT/dist/index.html" ]; then
  say "building the web client"
  (cd "$CLIENT" && npx --no-install vite build >"$STAMPS/build.log" 2>&1) || { cat "$STAMPS/build.log" >&2; refuse "the web client was not built."; }
  stamp client "$sources"
fi
