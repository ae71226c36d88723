"""The preview while writing: a small web server for this machine, and what it tells the pages."""
