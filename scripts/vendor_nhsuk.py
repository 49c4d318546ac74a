"""Put the compiled NHS design system into `static/vendor/nhsuk-frontend`, or `--check` what lies there.

Takes the package as `npm pack nhsuk-frontend@VERSION` saves it, compares it with the pinned integrity and makes two
changes: web fonts are cut out, picture addresses become relative. npm is needed for this alone.
"""

import argparse
import base64
import hashlib
import io
import re
import sys
import tarfile
from pathlib import Path

VERSION = "10.6.1"
INTEGRITY = "sha512-PZorqQZjZx/A26yJoskCL9z0ib6AtkAyF0o4K/RHr8zRrJyXrUOCnMbjy0VNXsGO4tfTNMwqlkwATKs4a0xayw=="
PACKAGE = f"nhsuk-frontend-{VERSION}.tgz"
TARGET = Path(__file__).resolve().parents[1] / "static" / "vendor" / "nhsuk-frontend"
PREFIX = "package/dist/nhsuk/"
# The maps are needed: without them Django's manifest storage refuses to collect the files that name them.
FILES = (
    "nhsuk-frontend.min.css",
    "nhsuk-frontend.min.css.map",
    "nhsuk-frontend.min.js",
    "nhsuk-frontend.min.js.map",
)
LICENCE = """MIT License

Copyright (c) NHS England

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""
README = f"""# nhsuk-frontend {VERSION}, compiled

The NHS design system's own compiled files, as the npm package `nhsuk-frontend` ships them in `dist/nhsuk`.

- Version: {VERSION}, the pair of `nhsuk-frontend-jinja` 0.10.2 (the macros; see `pyproject.toml`)
- From: `{PACKAGE}`, as `npm pack nhsuk-frontend@{VERSION}` saves it
- Integrity: `{INTEGRITY}`
- Licence: MIT as declared in the package, which carries no licence file; the text is in `LICENCE`

Changed here, by `scripts/vendor_nhsuk.py` and nowhere else:

1. Both `@font-face` rules (Frutiger) are cut out. The font is licensed to NHS services only and would be fetched from
   another site on every first visit. Arial is next in the list.
2. `/assets/images/` became `assets/images/` in the style sheet, so that it works under any static address.

The icons under `assets/images` that show the NHS letters are used only when `BRAND=nhs`.

To redo it: `python scripts/vendor_nhsuk.py {PACKAGE}`; with `--check` it only compares.
"""


def pinned(tarball: Path) -> bytes:
    """The package, whole, and only if it is the one we pinned."""
    content = tarball.read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
    if found != INTEGRITY:
        sys.exit(f"integrity differs: expected {INTEGRITY}, found {found}")
    return content


def changed(name: str, content: bytes) -> bytes:
    """The two changes, in the style sheet only."""
    if name != "nhsuk-frontend.min.css":
        return content
    text, fonts = re.subn(r"@font-face\{[^}]*\}", "", content.decode())
    text, pictures = re.subn(r"url\(/assets/images/", "url(assets/images/", text)
    if fonts != 2 or not pictures or "//assets.nhs.uk" in text:
        sys.exit("the style sheet is not as expected: look at it before going on")
    return text.encode()


def wanted(package: bytes) -> dict[str, bytes]:
    """Every file to lie in the folder, by its path there."""
    files = {"LICENCE": LICENCE.encode(), "README.md": README.encode()}
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        for member in archive.getmembers():
            name = member.name.removeprefix(PREFIX)
            if member.isfile() and (name in FILES or name.startswith("assets/images/")):
                stream = archive.extractfile(member)
                assert stream is not None  # a regular file always has one
                files[name] = changed(name, stream.read())
    return files


def main() -> None:
    """Write the files, or compare them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("tarball", type=Path, help=f"the saved {PACKAGE}")
    options.add_argument(
        "--check",
        action="store_true",
        help="compare only; exit 1 when something differs",
    )
    chosen = options.parse_args()
    files = wanted(pinned(chosen.tarball))
    present = {str(path.relative_to(TARGET)): path for path in TARGET.rglob("*") if path.is_file()}
    if chosen.check:
        differing = sorted(
            name
            for name in files.keys() | present.keys()
            if name not in files or name not in present or present[name].read_bytes() != files[name]
        )
        print("\n".join(f"differs: {name}" for name in differing) or "as pinned")
        sys.exit(1 if differing else 0)
    for name, path in present.items():
        if name not in files:
            path.unlink()
    for name, content in files.items():
        path = TARGET / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(f"{len(files)} files in {TARGET}")


if __name__ == "__main__":
    main()
