"""What a piece of advice is about, in the words of the screen: what would help, and why."""

from __future__ import annotations

from enum import StrEnum

from kiosk.catalogue import Say


class About(StrEnum):
    """Everything that courtesy looks at."""

    NAME = "name"
    ASK = "ask"
    OTHER = "other"
    THREAT = "threat"
    INSULT = "insult"
    PARTY = "party"
    SHOUTING = "shouting"
    GREETING = "greeting"
    THANKS = "thanks"
    WHO = "who"
    AMNESTY = "amnesty"
    CHARGES = "charges"
    RELIGION = "religion"
    SEASON = "season"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    PAGE = "page"
    LIST = "list"


def wish(about: About, say: Say) -> str:
    """What would help, in a few words."""
    match about:
        case About.OTHER:
            return say("asks for something else than this case")
        case About.THREAT:
            return say("sounds like a threat")
        case About.INSULT:
            return say("holds a word that insults")
        case About.PARTY:
            return say("leave parties and politics out")
        case About.SHOUTING:
            return say("capitals read like shouting")
        case About.AMNESTY:
            return say("do not name Amnesty on a card")
        case About.CHARGES:
            return say("leave the case itself off a card")
        case About.RELIGION:
            return say("leave religion off this card")
        case About.SEASON:
            return say("“season’s greetings” is safer here")
        case About.PHONE:
            return say("holds a telephone number")
        case About.EMAIL:
            return say("holds an e-mail address")
        case About.ADDRESS:
            return say("holds a street address")
        case _:
            return ""


def why(about: About, say: Say) -> str:
    """Why it would help, in a sentence."""
    match about:
        case About.NAME:
            return say("An office finds the file by the full name.")
        case About.ASK:
            return say("One clear request is what the office can act upon.")
        case About.OTHER:
            return say("Researchers chose the ask with care: another one can hurt the person.")
        case About.THREAT | About.INSULT:
            return say("Only a courteous letter is read to its end, and a rude one can harm the person.")
        case About.PARTY:
            return say("We ask for rights, whoever governs: a party’s name lets the letter be put aside.")
        case About.SHOUTING:
            return say("A calm letter is taken more seriously than a loud one.")
        case About.GREETING:
            return say("The case’s own greeting is printed above your words.")
        case About.THANKS:
            return say("Thanks at the end cost nothing and open doors.")
        case About.WHO:
            return say("A letter from a real person weighs more: your work, your class, your town.")
        case About.AMNESTY:
            return say("Where cards are read by others, that name can bring trouble.")
        case About.CHARGES:
            return say("A card is for the person: words about the case can be used against them.")
        case About.RELIGION | About.SEASON:
            return say("We do not know what they believe, and others read the card too.")
        case About.PHONE | About.EMAIL | About.ADDRESS:
            return say("Strangers read this letter: give only what you want them to know.")
        case About.PAGE:
            return say("One page is read; a second one is often put aside.")
        case About.LIST:
            return say(
                "Nobody has written a list of words for this language yet, so please read it once more yourself."
            )


def verb(about: About, say: Say) -> str:
    """What the one key does about it, as words on a button."""
    match about:
        case About.NAME:
            return say("put the full name in")
        case About.ASK:
            return say("put the request in")
        case About.THANKS:
            return say("put thanks in")
        case About.SHOUTING:
            return say("write it in small letters")
        case About.RELIGION | About.SEASON:
            return say("use other words")
        case About.GREETING:
            return say("take it out")
        case _:
            return say("take the sentence out")
