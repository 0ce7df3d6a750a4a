"""Networks, their losses and priors."""
