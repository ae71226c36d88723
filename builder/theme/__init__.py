"""Themes: templates, strings and assets, read as one frozen value."""
