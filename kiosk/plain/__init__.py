"""The visit as numbered lines: for screen readers, for braille displays, for terminals that can do no more."""
