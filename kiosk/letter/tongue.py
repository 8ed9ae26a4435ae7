"""Names of languages as people say them."""

from __future__ import annotations

from functools import cache


@cache
def language_name(code: str, told_in: str = "") -> str:
    """The language of a tag in the language `told_in`, or as its own speakers call it; an unknown tag as it is."""
    # 12 ms of import that only a sheet in two languages needs.
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(code, sep="-").get_display_name(told_in.replace("-", "_") or None) or code
    except (UnknownLocaleError, ValueError):
        return code
    # French writes "français" in a sentence; alone at the head of a column it begins large, as every heading does.
    return name if told_in else name[0].upper() + name[1:]
