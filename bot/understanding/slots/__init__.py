"""What a message says about its writer, and what it names: nationality, place, level, money, status."""

from bot.understanding.slots.reader import SlotReader
from bot.understanding.slots.slots import Evidence, Slots, Span

__all__ = ["Evidence", "SlotReader", "Slots", "Span"]
