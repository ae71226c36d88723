"""Views: from the portal's values to the frozen arguments of each template."""
