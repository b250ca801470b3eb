"""What a newsletter, an issue, a piece and a person begin with: answers to the files that are laid on the disk."""
