"""Shigoto Senpai: a Telegram advisor for people who want to work in Japan."""

__version__ = "0.1.0"
