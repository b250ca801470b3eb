"""What happens on GitHub, done here: workflows, an action, hooks."""
