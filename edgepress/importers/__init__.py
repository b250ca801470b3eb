"""Foreign documents -> a submission: Markdown, pictures, and what is to be looked at."""
