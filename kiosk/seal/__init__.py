"""Secrets: the PIN, the organiser's key, and what is sealed to it; nothing else here knows a cipher."""
