"""Runs in .venv-peers: PassportEye on each picture; prints a line of JSON a picture."""

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")
from passporteye import read_mrz  # noqa: E402


def main(paths: list[str]) -> None:
    read_mrz(paths[0])
    for path in paths:
        began = time.perf_counter()
        found = read_mrz(path)
        taken = time.perf_counter() - began
        fields = found.to_dict() if found is not None else {}
        answer = {
            "seconds": taken,
            "lines": "".join(str(fields.get("raw_text") or "").split()),
            "fields": [str(fields.get(name, "")).strip() for name in ("surname", "names", "number", "nationality")]
            + [str(fields.get(name, "")).strip() for name in ("date_of_birth", "sex", "expiration_date")],
        }
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
