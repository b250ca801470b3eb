"""What a browser makes of the newsletter in this repository."""
