"""What the command line says: its words in each language, and how a result is told."""
