"""What an editor should read again: findings about an event's words that no validator of PDFs can see. All of them are warnings."""
