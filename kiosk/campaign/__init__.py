"""The cases: what a pack says, read, checked and scaffolded."""
