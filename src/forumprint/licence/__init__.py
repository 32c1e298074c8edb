"""Licences as data, credit lines, and what may go with what. Pure."""
