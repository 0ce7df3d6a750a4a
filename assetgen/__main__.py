"""`python -m assetgen`, and what torchrun starts: `torchrun --nproc-per-node=2 -m assetgen train …`."""

from .cli.main import main

main()
