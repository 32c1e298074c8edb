"""The rules of languages: which words stay together, which marks stand where, how dates and numbers are written.

This floor takes text and a language's data, and returns the text as it is set, with each change and its rule. It never changes a letter or
a digit, and never touches the disk.
"""
