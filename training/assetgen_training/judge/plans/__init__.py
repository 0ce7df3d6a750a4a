"""Plans measured against maps that were not trained on, beside what needs no learning."""
