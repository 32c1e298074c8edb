"""Licences as data, credit lines, and the terms on which photos are printed.

This floor takes credits and licences, and returns credit lines and licence entries in the words of a language. It never guesses an author
or a licence. It never touches the disk.
"""
