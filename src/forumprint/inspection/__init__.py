"""Reading finished PDFs: what they say, what they claim, and whether it is true."""
