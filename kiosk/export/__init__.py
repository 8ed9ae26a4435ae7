"""Tallies as files for a section: counts of actions, no ids, nothing finer than an hour."""
