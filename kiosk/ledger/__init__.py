"""The record: what was done, in a file that only grows and loses nothing it has acknowledged."""
