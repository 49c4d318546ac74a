#!/usr/bin/env bash
# Makes sure that a Chromium is there for the browser tests; installs Debian's where that is possible.
set -u
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing Chromium for the browser tests"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "*** No Chromium found, and it could not be installed: the browser tests will NOT run. ***" >&2
[ -z "${CI:-}" ]
