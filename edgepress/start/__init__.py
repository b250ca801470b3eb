"""Answers of an editor or a guest -> the files that they begin with."""
