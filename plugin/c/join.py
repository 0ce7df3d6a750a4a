"""Joins the parts in src/ into assetgen.h, the one header that programs take.

    python join.py            writes assetgen.h
    python join.py --check    exit code 1 if assetgen.h is not what the parts give

Each line `#include "part.h"` of src/assetgen.h and of its parts stands for that part's text.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
INCLUDE = re.compile(r'^#include "(\w+\.h)"\n', re.MULTILINE)


def joined(name: str = "assetgen.h") -> str:
    """The text of a part with the parts that it includes in their places."""
    text = (HERE / "src" / name).read_text("utf-8")
    return INCLUDE.sub(lambda line: joined(line[1]), text)


def main() -> int:
    header = HERE / "assetgen.h"
    if "--check" not in sys.argv[1:]:
        header.write_text(joined(), "utf-8", newline="\n")
    elif header.read_text("utf-8") != joined():
        print("assetgen.h differs from the parts in src/; python join.py writes it", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
