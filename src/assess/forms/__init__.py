"""The questionnaire outside the program: on paper, in a spreadsheet, typed in again.

``sheet`` is the one model of a form. ``spreadsheet``, ``printed`` and ``word`` write it;
``from_spreadsheet`` and ``from_pdf`` read what was filled in; ``taking`` merges that into an
assessment; ``entry`` takes it line by line from somebody who types.
"""
