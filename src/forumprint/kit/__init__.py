"""What components are made with: compositor, styles, lists, charts. Pure."""
