"""The command line: one file per command; parses, calls the desk, reports. It knows nothing about leaflets."""
