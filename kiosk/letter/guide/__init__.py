"""How words are looked at: lists of words as data, what of them stands in a text, and how it is mended."""
