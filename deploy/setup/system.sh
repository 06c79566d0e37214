#!/usr/bin/env bash
# Installs what only the system has: Pango for typesetting, LibreOffice for office papers, Chromium for browser tests. Says plainly what is missing.
source "$(dirname "$0")/common.sh"
alone

has_pango() { "$VENV/bin/python" -c 'import weasyprint' >/dev/null 2>&1; }
# Without it a minute's PDF takes twenty times as long; it works all the same.
has_subsetter() { [ "$(uname)" = Darwin ] || "$VENV/bin/python" -c 'import ctypes; ctypes.CDLL("libharfbuzz-subset.so.0")' 2>/dev/null; }
has_chromium() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
    [ -d "/Applications/Google Chrome.app" ] || [ -d "/Applications/Chromium.app" ]
}

# Office papers are printed by it; without it everything else works.
has_office() { command -v soffice >/dev/null || [ -d /Applications/LibreOffice.app ]; }
OFFICE=(libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui bubblewrap fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea)

missing=()
has_office || missing+=("${OFFICE[@]}")
has_pango || missing+=(libpango-1.0-0 libpangoft2-1.0-0)
has_subsetter || missing+=(libharfbuzz-subset0)
# A server in production needs no browser: `make setup-server` asks for none.
[ "${WITHOUT_BROWSER:-}" = 1 ] || has_chromium || missing+=(chromium)
[ ${#missing[@]} = 0 ] && exit 0

if may_install; then
  say "installing ${missing[*]}"
  from_debian "${missing[@]}" || true
fi
has_pango || say "Pango is missing: minutes cannot be typeset. Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0. macOS: brew install pango."
has_subsetter || say "libharfbuzz-subset0 is missing: typesetting is slow. Debian: apt-get install libharfbuzz-subset0."
has_office || say "LibreOffice is missing: Word, Excel and PowerPoint files cannot be uploaded. Debian: apt-get install ${OFFICE[*]}. macOS: brew install --cask libreoffice."
[ "${WITHOUT_BROWSER:-}" = 1 ] || has_chromium || say "Chromium is missing: browser tests cannot run. Debian: apt-get install chromium. macOS: brew install --cask chromium."
