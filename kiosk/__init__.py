"""An event kiosk for letter-writing marathons: from what a stranger wants to say to a letter and a row."""

__version__ = "0.1.0"
