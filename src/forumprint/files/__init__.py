"""The disk: YAML with positions, languages, photos, and the bundled layouts and brands."""
