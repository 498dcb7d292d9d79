"""The file that a new checklist starts from: what must be filled in is empty, the rest explained.

An empty text is a problem that ``check`` names with its line, so that the check is the list of
what is left to do. Lines that begin with ``#`` and no space are examples, to be uncommented.
"""

from __future__ import annotations

_TEXT = """\
# A checklist. Fill in every "" (an empty text), then run: assess checklist check {file}
# It lists what is still empty or wrong, with the line. docs/author.md explains every field.
# Lines that begin with "#" and no space are examples: take the "#" away to use them.
format = "assess-checklist/1"

[checklist]
id = "{id}"
title = ""
version = "1.0.0"
# What it asks about, and what it leaves out: one to three sentences each.
summary = ""
scope_note = ""
# The whole percent from which each rating holds, if not these.
#cutoffs = {{ in_place = 85, mostly = 60, partly = 30 }}

# ---------------------------------------------------------------- what the questions rest on

# A document. kind: "treaty" or "eu-directive" (can bind a country), "soft-law", "document",
# "national-comparator" (how another country does it) or "format-comparator".
# An id means one thing in all checklists, so begin it with that of yours.
[[source]]
id = "{id}-source"
short = ""
title = ""
kind = "document"
#reference = "number or place of publication"
#date = "2024-05-01"
#url = "https://…"

# What it asks for, in your own words. obligation: "mandatory" (of a treaty or directive only),
# "optional", "guidance" or "practice". verified: whether you compared it with the text.
[[provision]]
id = "{id}-first"
source = "{id}-source"
article = ""
obligation = "practice"
requires = ""
verified = true

# ---------------------------------------------------------------- what is asked

# A section is as good as the mean of its questions; with aggregate = "weakest", as its weakest one.
[[section]]
id = "first"
title = ""
aggregate = "mean"

# Five levels, lowest first. A level counts only when all that it says is true. Write what somebody
# can look at: a text, an office, a register, a number; not "good" or "sufficient".
[[section.question]]
id = "first-question"                  # stable for ever: answers are kept under it
text = ""
why = ""                               # why it matters, in one or two sentences; may stay empty
kind = "maturity"
levels = [
  "",
  "",
  "",
  "",
  "",
]
core = true                            # asked in the quick assessment too: 5 to 8 questions
#must_have = true                      # at most three, without which the rest is worth little
look_at = []                           # documents or registers that an official can look at
basis = ["{id}-first"]
recommend = ""                         # the next step; or a list, one for each level but the top
lead = []                              # who would take it, such as "health-ministry"
effort = "medium"                      # low, medium or high
horizon = "medium"                     # short: 1 year, medium: 3, long: 5
# Only where they fit your subject:
#dimension = "policy"                  # law, policy, institution, practice or data
#pillar = "prevention"                 # prevention, protection, prosecution or partnership

# The other kinds of question.

#[[section.question]]
#id = "is-it-there"
#text = "Is there …?"
#kind = "yes-no"
#basis = ["{id}-first"]

#[[section.question]]
#id = "which-parts"
#text = "Which of these are in place?"
#kind = "elements"
#elements = [
#{{ id = "one", text = "One part", essential = true }},
#{{ id = "two", text = "Another part" }},
#]
#basis = ["{id}-first"]

#[[section.question]]
#id = "which-one"
#text = "Which of these describes it best?"
#kind = "choice"
#options = [
#{{ id = "none", text = "Nothing of the kind.", credit = 0 }},
#{{ id = "some", text = "Something.", credit = "1/2" }},
#{{ id = "all", text = "All of it.", credit = 1 }},
#]
#basis = ["{id}-first"]

#[[section.question]]
#id = "how-many"
#text = "How many days does it take?"
#kind = "number"
#unit = "days"
#bands = [{{ from = 0, credit = 1 }}, {{ from = 15, credit = "1/2" }}, {{ from = 61, credit = 0 }}]
#basis = ["{id}-first"]
#when = {{ question = "is-it-there", credit_at_least = 1 }}

# Not scored: a fact for the annex of the report.
#[[section.question]]
#id = "figure"
#text = "How many were there last year?"
#kind = "information"
#answer = "number"
#unit = "cases"
#basis = ["{id}-first"]

# ------------------------------------------------------------ answers that can hardly both be right

# The user is asked about them; nothing is scored. credit_at_least, credit_at_most, or both.
#[[conflict]]
#id = "there-without-anything"
#text = "You say that it is there, but also that there is nothing of the kind. Are both right?"
#all = [
#{{ question = "is-it-there", credit_at_least = 1 }},
#{{ question = "which-one", credit_at_most = 0 }},
#]
"""


def starter(name: str) -> str:
    """Return the text of the starter file of the checklist ``name``."""
    return _TEXT.format(id=name, file=f"{name}.toml")
