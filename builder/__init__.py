"""Kollegium: from modules in Markdown to a portal, guides and schedules."""

__version__ = "0.1.0"
