"""The benchmark: Kollegium beside Hugo, MkDocs, Pelican and Eleventy. Start with `run.py`."""
