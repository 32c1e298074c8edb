"""A plan: a layout bound to its components and to the content of one event. Pure."""
