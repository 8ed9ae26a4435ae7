"""The words: from a case and what a writer adds to a whole letter."""
