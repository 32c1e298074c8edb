"""The text floor: language rules, hyphenation, typefaces, shaping, paragraph breaking, galleys. Pure."""
