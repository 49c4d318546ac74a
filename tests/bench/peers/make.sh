#!/usr/bin/env bash
# Makes the environment of the named peers of `make bench`, apart from the product's; Tesseract comes from Debian.
set -u
cd "$(dirname "$0")/../../.."
.venv/bin/python -m venv .venv-peers
.venv/bin/uv pip install --quiet --python .venv-peers/bin/python --require-hashes --no-deps \
  -r tests/bench/peers/requirements.lock || exit 1
command -v tesseract >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing Tesseract for the peer that reads machine-readable zones"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq tesseract-ocr >/dev/null && exit 0
fi
echo "*** No Tesseract found, and it could not be installed: make bench leaves that peer out. ***" >&2
