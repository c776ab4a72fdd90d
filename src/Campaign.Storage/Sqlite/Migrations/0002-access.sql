-- How people and programs sign in. What they may do stands in the journal.

CREATE TABLE staff (
    id       TEXT PRIMARY KEY,
    login    TEXT UNIQUE,
    display  TEXT,
    password TEXT,
    -- Of the second factor, and the last step of time whose code was used: no code works twice.
    secret   TEXT,
    step     INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE token_keys (
    hash  TEXT PRIMARY KEY,
    token TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The hash is of what the browser holds: whoever reads the table cannot sign in with it.
CREATE TABLE sessions (
    id       TEXT PRIMARY KEY,
    hash     TEXT    NOT NULL UNIQUE,
    person   TEXT    NOT NULL,
    -- The person's password, hashed as in staff, when the session began: it is over once that is another one.
    password TEXT    NOT NULL,
    agent    TEXT    NOT NULL,
    created  INTEGER NOT NULL,
    seen     INTEGER NOT NULL,
    expires  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_person ON sessions (person, created);

CREATE TABLE sign_in_attempts (
    key   TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
