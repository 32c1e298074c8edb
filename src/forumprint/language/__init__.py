"""The rules of languages: what binds, which marks stand where, how dates and numbers are written. Pure."""
