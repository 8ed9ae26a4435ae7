"""The attendee's screens: Textual, and only here."""
