"""Photos from the disk: measured, prepared, kept."""
