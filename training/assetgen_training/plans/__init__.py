"""Plans: a small network that is asked for one cell after the other, trained on maps."""
