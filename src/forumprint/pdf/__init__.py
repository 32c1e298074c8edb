"""The PDF floor: the only one that knows reportlab. Pages, fonts, colour, pictures, tags, metadata."""
