"""The things that an editor should read again: findings about an event's words that no validator of PDFs can see.

This floor takes an event and the languages, and returns warnings. It never stops a build and never changes a word.
"""
