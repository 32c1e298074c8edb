"""Finished PDFs, read back: their text, their claims, and whether the claims are true.

This floor takes the bytes of a PDF, and returns a document with findings, verdicts and contrasts. It never changes a file.
"""
