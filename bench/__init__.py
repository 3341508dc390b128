"""Measurements of speed, memory and understanding; `make bench` prints them side by side."""
