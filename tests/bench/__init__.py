"""How fast the press is: whole commands timed in turn with other programs, judged by ratios alone."""
