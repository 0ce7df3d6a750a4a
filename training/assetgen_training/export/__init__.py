"""Writes packs, networks and denoisers from a finished run."""
