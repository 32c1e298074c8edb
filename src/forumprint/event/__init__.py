"""The model of an event: what a press officer writes down. Pure."""
