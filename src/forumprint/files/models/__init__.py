"""The nodes of a file as models, and the JSON Schema of the same models."""
