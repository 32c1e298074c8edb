"""What an author of an extension runs: the trial of a component."""
