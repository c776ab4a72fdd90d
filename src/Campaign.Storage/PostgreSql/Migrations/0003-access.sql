-- How people and programs sign in. What they may do stands in the journal.

CREATE TABLE staff (
    id       text COLLATE "C" PRIMARY KEY,
    login    text COLLATE "C" UNIQUE,
    display  text,
    password text,
    -- Of the second factor, and the last step of time whose code was used: no code works twice.
    secret   text,
    step     bigint NOT NULL DEFAULT 0
);

CREATE TABLE token_keys (
    hash  text COLLATE "C" PRIMARY KEY,
    token text COLLATE "C" NOT NULL
);

-- The hash is of what the browser holds: whoever reads the table cannot sign in with it.
CREATE TABLE sessions (
    id       text COLLATE "C" PRIMARY KEY,
    hash     text COLLATE "C" NOT NULL UNIQUE,
    person   text COLLATE "C" NOT NULL,
    -- The person's password, hashed as in staff, when the session began: it is over once that is another one.
    password text   NOT NULL,
    agent    text   NOT NULL,
    created  bigint NOT NULL,
    seen     bigint NOT NULL,
    expires  bigint NOT NULL
);
CREATE INDEX sessions_person ON sessions (person, created);

CREATE TABLE sign_in_attempts (
    key   text COLLATE "C" PRIMARY KEY,
    count bigint NOT NULL,
    since bigint NOT NULL
);

-- For reading the journal as it happened. Positions rise with the pages, so a few bytes for many pages are enough.
CREATE INDEX journal_position ON journal USING brin (position) WITH (pages_per_range = 16, autosummarize = on);
