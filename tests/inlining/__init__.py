"""What may be put into style attributes, and what that may change."""
