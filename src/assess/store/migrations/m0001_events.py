"""The first layout: events, editions, drafts, and the fold kept beside the events.

``current`` and ``head`` are the fold. ``awaited`` names events that others build on and that are
not here (yet): when one comes, it is known at once whether it still stands. A draft is of an
assessment, or under "" of one that is still to be made.
"""

STATEMENTS = (
    """CREATE TABLE migration (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        program TEXT NOT NULL
    )""",
    "CREATE TABLE assessment (id TEXT NOT NULL PRIMARY KEY)",
    """CREATE TABLE event (
        assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        at TEXT NOT NULL,
        key TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (assessment, id)
    )""",
    "CREATE INDEX event_by_time ON event (assessment, at)",
    """CREATE TABLE edition (
        id TEXT NOT NULL PRIMARY KEY,
        content TEXT NOT NULL
    )""",
    """CREATE TABLE current (
        assessment TEXT NOT NULL,
        key TEXT NOT NULL,
        voice TEXT NOT NULL,
        event TEXT NOT NULL,
        PRIMARY KEY (assessment, event),
        FOREIGN KEY (assessment, event) REFERENCES event (assessment, id) ON DELETE CASCADE
    )""",
    """CREATE TABLE head (
        assessment TEXT NOT NULL,
        event TEXT NOT NULL,
        PRIMARY KEY (assessment, event),
        FOREIGN KEY (assessment, event) REFERENCES event (assessment, id) ON DELETE CASCADE
    )""",
    """CREATE TABLE awaited (
        assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
        event TEXT NOT NULL,
        replaced INTEGER NOT NULL,
        PRIMARY KEY (assessment, event)
    )""",
    """CREATE TABLE draft (
        assessment TEXT NOT NULL,
        made TEXT AS (nullif(assessment, '')) REFERENCES assessment (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        field TEXT NOT NULL,
        text TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (assessment, key, field)
    )""",
)
