"""How many draws the choice of variants refuses at its defaults, and why.

    python benchmarks/choice.py [--count 1000]

For the shipped packs: the whole pack, one class, and one sprite with its palette kept.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from assetgen.baking.bake import bake
from assetgen.baking.spec.bake_file import Bake, Job
from assetgen.baking.spec.options import Options
from assetgen.baking.spec.settings import LIMIT, Limits

PACKS = Path(__file__).parents[1] / "samples" / "packs"
ROWS: list[tuple[str, dict[str, Any]]] = [
    ("dungeon-items", {}),
    ("dungeon-items", {"label": "item_potion"}),
    ("dungeon-items", {"base": "light_blue"}),
    ("dungeon-monsters", {}),
    ("dungeon-monsters", {"label": "mon_fungi_plants"}),
    ("dungeon-monsters", {"base": "hell_sentinel"}),
    ("plants-art", {}),
    ("plants-art", {"base": "kenneyplat_bush"}),
    ("plants", {}),
    ("fashion", {}),
    ("fashion", {"label": "sandal"}),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    count = parser.parse_args().count
    print(f"of {count:,} variants, %    {'redrawn':>31} {'draws':>6}   for twins, originals, outliers   most attempts")
    for name, controls in ROWS:
        label, base = controls.get("label"), controls.get("base")
        job = Job(
            pack=PACKS / f"{name}.onnx",
            count=count,
            labels=((label, count),) if label else (),
            bases=((base, count),) if base else (),
            palette="keep" if base else None,
            unique=Limits(),
            originals=None if name == "fashion" else Limits(),
            outliers=LIMIT,
        )
        with tempfile.TemporaryDirectory() as folder:
            spec = Bake(out=Path(folder), lock=Path(folder) / "assetgen.lock", jobs=(job,))
            refused = bake(spec, Options(jobs=1, plan_only=True)).refused
        reasons = Counter(
            "outliers" if reason.startswith("an outlier") else "originals" if reason.startswith("close") else "twins"
            for many in refused.values()
            for reason in many
        )
        shares = ", ".join(f"{100 * reasons[kind] / count:.1f}" for kind in ("twins", "originals", "outliers"))
        draws = 1 + sum(reasons.values()) / count
        most = max(map(len, refused.values()), default=0)
        what = f"{name}, {label or (base and base + ', palette kept') or 'whole pack'}"
        print(f"{what:48} {100 * len(refused) / count:8.1f} {draws:6.3f}   {shares:30} {most}")


if __name__ == "__main__":
    main()
