"""Components: one file each. A component knows what to print of an event and how it may stand; never where."""
