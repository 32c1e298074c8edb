"""Models: what the classes that describe a file are made with: words with their language and place, and what an editor shows."""
