"""The engine: jobs and files, and no word of the domain.

Import from its modules; this one stays empty so that `builder.engine.stamp`, which decides
"nothing changed" before any heavy import, brings nothing else along.
"""
