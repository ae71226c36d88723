"""Stage 2: each file alone, from bytes to frozen values with places, or diagnostics."""
