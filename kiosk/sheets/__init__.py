"""Glyphs to pages: one file a sheet, over a canvas that writes PDF."""
