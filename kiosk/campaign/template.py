"""The example that a new pack begins with: invented from end to end, and complete."""

from __future__ import annotations

PACK = """\
# What this pack is. "kiosk pack check <folder>" tells everything that is wrong with it, each with its cure.

format = 1                # the format of the files; this kiosk reads 1
id = "{id}"
version = "1"             # raise it with every change

# true: every sheet is marked PRACTICE and nothing counts in a live tally.
# Set it to false once every word and every contact is real, and take `reserved` out.
practice = true
reserved = "The case is invented, and every contact is a reserved example value that belongs to nobody."

# For another language copy words/en.toml to words/<language>.toml, translate it, and add it here.
# The first language is told where a translation is missing.
languages = ["en"]

# Where posts can be written: a link with {{text}}, and {{page}} where the network takes the case's page apart.
# [[networks]]
# name = "Mastodon"
# link = "https://example.org/share?text={{text}}"
# most = 500                      # the characters it takes
"""

CASE = """\
# What needs no translation. One file a case, named as its id.

id = "robin-example"
number = 1                        # the place in the campaign's list
country = "ZZ"                    # two letters of ISO 3166; ZZ is no country
# target_country = "ZZ"           # only where the authority sits elsewhere
# The address as people there write it, in their script and order and without the country: a second block.
# address_local = {{ language = "km", lines = ["...", "..."] }}
names = ["Robin Example"]         # the names a letter must carry, spelled alike in every language
issues = ["expression", "prison"] # expression protest prison torture housing defenders lgbti disappearance
weight = "serious"                # light, serious or violence: a teacher chooses by it
sender = "allowed"                # the writer's own address: required, allowed or forbidden
page = "https://example.org/robin-example"
verified_on = 2025-11-03          # the day somebody made sure that all of this is true
stop_after = 2026-01-31           # after this day no letter is printed
# outcome_source = "..."          # who reports the outcome, once the words tell one

# letter and petition need no address here; fax and sms a number, email an address, post a handle,
# solidarity the address on the envelope, photo where the pictures go. What is not listed is closed.
channels = [
  {{ kind = "letter" }},
  {{ kind = "fax", to = "+1 202 555 0100" }},
  {{ kind = "email", to = "minister@example.org" }},
  {{ kind = "petition" }},
  {{ kind = "solidarity", to = "Cards for Robin Example, c/o example.org" }},
]

# What the words may claim, and who says so. Each id has its sentence in every words file.
[[facts]]
id = "sentence"
source = "Invented for this example"
"""

WORDS = """\
# Every sentence of the pack in one language. Translate what stands between quotes; leave keys and [tables] alone.
# A line break inside a text is a space; a blank line begins a new paragraph.

[pack]
# checked = false                 # until a native reader has seen every word of this file
title = "My campaign"
about = "One invented case that shows what a pack needs. Replace it with your own."

[[hope]]
text = "In this example everyone who was written for came home."
source = "Invented for this example"
# case = "robin-example"          # if it belongs to a case of this pack

[robin-example]
name = "Robin Example"
full_name = "Robin Example"
country_name = "Exampleland"      # only where the usual name of the country will not do
line = "poet, three years in prison for one poem"
short = "Robin Example read a poem in a public square. For that the poet was sentenced to three years in prison."
long = \"\"\"
Robin Example is a poet. One day in spring Robin read a new poem in a public square, and people stopped to listen. It
made fun of the mayor. A court sentenced Robin to three years in prison.

Nobody should be locked up for a poem. The letter asks the Minister of Justice to release Robin Example.
\"\"\"
child = \"\"\"
Robin writes poems. One poem was funny, and the mayor did not like it. So Robin was sent to prison. We write a letter
and ask for Robin to be let go.
\"\"\"
ask = "I ask you to release Robin Example immediately and unconditionally."
ask_short = "Release Robin Example at once and unconditionally."
sub_asks = ["I also ask that nobody in Exampleland is punished for peacefully expressing an opinion."]
concern = \"\"\"
This letter is about Robin Example, a poet, who was sentenced to three years in prison for reading a poem in public. A
poem hurts nobody. The right to express oneself peacefully stands in article 19 of the Universal Declaration of Human
Rights.
\"\"\"
openers = [
  "I write to you with respect about one person whose case has moved me.",
  "I am still at school, where we read poems every week. That is why I write to you.",
]
target = "Minister of Justice of Exampleland"
address = ["The Minister of Justice", "Ministry of Justice", "Example City"]
# Or what it is made of, which the kiosk puts in the order of the country (then without `address`):
# address_parts = {{ recipient = ["..."], organisation = ["..."], street = ["..."], city = "...", postcode = "..." }}
salutation = "Dear Minister,"
thanks = "Thank you for your time and your attention."
close = "Yours sincerely,"
do = ["Write the full name: Robin Example."]
dont = ["Do not write about parties."]
# outcome = "..."                 # what became of it, once it is known; name its source in the case's file

[robin-example.facts]
sentence = "Robin Example was sentenced to three years in prison for reading a poem in public."

# What leaves by a telephone. It must fit a code: the shorter, the smaller the screen that shows it.
# One text for each of email, sms and post that the case opens; `least` is the ask in the fewest words.
[robin-example.phone]
least = "Please free Robin Example."

[robin-example.phone.email]
subject = "Robin Example"
body = \"\"\"
Dear Minister, I ask you to release Robin Example at once and unconditionally. A poem is no crime. Thank you for
your time.
\"\"\"
"""

README = """\
# {id}

A case pack for the event kiosk. It begins with one invented case; replace it with your own.

Say here where your facts come from, who verified them, and what you left out.
"""
