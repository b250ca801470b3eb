"""A page in a browser where guests write without an account of git: made from the same details."""
