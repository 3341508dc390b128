"""Advice for one person: which routes are open, and why."""
