"""The message among real parts: servers, a filter for spam, and programs that people read mail with."""
