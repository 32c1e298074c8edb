"""Finished PDFs, read back: what they say, what they claim, and whether the claims are true. This floor takes the bytes of a PDF, and
returns a document with findings, verdicts and contrasts. It never changes a file.
"""
