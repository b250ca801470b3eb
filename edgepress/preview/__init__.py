"""The build, live, from memory: a page in a browser on this machine that follows every save."""
