"""The terminal door: the same conversation as on Telegram, for people at a keyboard and for pipes."""
