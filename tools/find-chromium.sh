#!/bin/sh
# Prints the path of a Chromium for the tests of the page; installs Debian's where that is possible.
set -u

find_one() {
    for name in "${COMENTION_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        [ -n "$name" ] && command -v "$name" && return 0
    done
    return 1
}

find_one && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the tests of the page ..." >&2
    apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium >/dev/null
    find_one && exit 0
fi
cat >&2 <<'END'
The tests of the page need Chromium or Chrome. Install one, then run `make test` again:
  Debian, Ubuntu   sudo apt install chromium
  macOS            brew install --cask chromium
Or name the program: make test COMENTION_CHROMIUM=/path/to/chromium
END
exit 1
