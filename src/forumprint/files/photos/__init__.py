"""Photos from disk: measured, prepared, kept."""
