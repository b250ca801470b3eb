"""Details as editors help with them: the YAML language server, and VS Code's own files."""
