"""Words to positioned glyphs: fonts, scripts, shapes and lines, with no page and no file format in sight."""
