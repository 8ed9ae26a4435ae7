"""One screen a question; each returns a typed answer and decides nothing."""
