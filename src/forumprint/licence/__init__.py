"""Licences as data, credit lines, and what may go with what.

This floor takes credits and licences, and returns credit lines and licence entries in the words of a language. It never guesses an author
or a licence. It never touches the disk.
"""
