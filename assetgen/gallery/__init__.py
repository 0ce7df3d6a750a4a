"""The gallery: one page on which variants are looked at, judged and picked for a bake."""
