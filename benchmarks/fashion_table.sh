#!/usr/bin/env bash
# The table of docs/explanation/fashion-mnist.md: trains the tutorial's VAE (all 20 epochs) and pythae's, and measures both beside
# samples/packs/fashion.onnx. Run from the repository's root in an environment with assetgen-textures[train]; WORK keeps the runs.
# About 40 minutes on two cores.
set -euo pipefail
work=${1:?usage: benchmarks/fashion_table.sh WORK}
mkdir -p "$work"

[ -e "$work/tutorial.onnx" ] || assetgen train fashion-mnist --preset tutorial-vae -o "$work/tutorial.onnx"

if [ ! -e "$work/pythae.npz" ]; then
    python3 -m venv "$work/pythae-venv"
    "$work/pythae-venv/bin/python" -m pip install -q 'torch>=2.13,<2.14' pythae scikit-learn
    "$work/pythae-venv/bin/python" benchmarks/pythae_vae.py "$work/pythae.npz"
fi

assetgen evaluate samples/packs/fashion.onnx --data fashion-mnist --compare "$work/tutorial.onnx" \
    --compare "$work/pythae.npz" --faults --confirm -o "$work/fashion.html"
