"""Schedules as other programs read them: JSON, tables, CSV, calendar files. From values to text."""
