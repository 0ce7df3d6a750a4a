"""Chooses which draw of each variant is kept: no two too similar, none faulty."""
