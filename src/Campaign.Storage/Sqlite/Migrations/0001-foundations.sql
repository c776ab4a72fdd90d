-- What cannot be rebuilt: the journal, people's data, messages on their way, jobs and measurements.

CREATE TABLE journal (
    position INTEGER PRIMARY KEY,
    stream   TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    type     TEXT    NOT NULL,
    data     BLOB    NOT NULL,
    at       INTEGER NOT NULL,
    actor    TEXT    NOT NULL,
    request  TEXT    NOT NULL
) STRICT;
CREATE UNIQUE INDEX journal_stream ON journal (stream, version);

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE snapshots (
    stream  TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    data    BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE requests (
    place       INTEGER PRIMARY KEY,
    key         TEXT    NOT NULL UNIQUE,
    fingerprint TEXT    NOT NULL,
    resource    TEXT    NOT NULL,
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX requests_at ON requests (at);

CREATE TABLE messages (
    place    INTEGER PRIMARY KEY,
    key      TEXT    NOT NULL UNIQUE,
    target   TEXT    NOT NULL,
    type     TEXT    NOT NULL,
    data     BLOB    NOT NULL,
    due      INTEGER NOT NULL,
    attempts INTEGER NOT NULL
) STRICT;
CREATE INDEX messages_due ON messages (due);

-- Numbered, so that what people give lies in the order in which they came. The key is null once the person is erased.
CREATE TABLE subjects (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    key    BLOB,
    erased INTEGER
) STRICT;

CREATE TABLE personal (
    subject   INTEGER NOT NULL,
    reference TEXT    NOT NULL,
    data      BLOB    NOT NULL,
    PRIMARY KEY (subject, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE jobs (
    id        TEXT PRIMARY KEY,
    kind      TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    status    TEXT    NOT NULL,
    progress  INTEGER NOT NULL,
    read      INTEGER NOT NULL,
    accepted  INTEGER NOT NULL,
    rejected  INTEGER NOT NULL,
    input     TEXT    NOT NULL,
    result    TEXT,
    actor     TEXT    NOT NULL,
    created   INTEGER NOT NULL,
    finished  INTEGER,
    -- Who runs it, until when nobody else may take it, and whether somebody wants it stopped.
    node      TEXT,
    leased    INTEGER,
    stop      INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX jobs_status ON jobs (status, created);

CREATE TABLE job_rejects (
    id     TEXT PRIMARY KEY,
    job    TEXT    NOT NULL,
    line   INTEGER NOT NULL,
    code   TEXT    NOT NULL,
    zh     TEXT    NOT NULL,
    en     TEXT    NOT NULL,
    fields TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- Rows of one import stand between its first and last id, perhaps with those of another that ran beside it.
CREATE TABLE mention_sources (
    id       INTEGER PRIMARY KEY,
    campaign TEXT    NOT NULL,
    import   TEXT    NOT NULL,
    first    INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    UNIQUE (import, campaign)
) STRICT;

CREATE TABLE mentions (
    id       INTEGER PRIMARY KEY,
    source   INTEGER NOT NULL,
    identity BLOB    NOT NULL,
    at       INTEGER NOT NULL,
    channel  TEXT    NOT NULL,
    origin   INTEGER NOT NULL,
    tone     INTEGER NOT NULL,
    reach    INTEGER NOT NULL,
    author   TEXT,
    text     TEXT
) STRICT;

-- Two characters of a subject's id part its mentions from 511 of 512 others, and rows are appended at 512 places;
-- an index on whole ids would dirty a page a row.
CREATE INDEX mentions_author ON mentions (substr(author, 8, 2)) WHERE author IS NOT NULL;

-- Narrow, so that random identities stay in memory while rows are appended in order.
CREATE TABLE mention_identities (
    identity BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE tallies (
    campaign TEXT    NOT NULL,
    hour     INTEGER NOT NULL,
    channel  TEXT    NOT NULL,
    origin   TEXT    NOT NULL,
    positive INTEGER NOT NULL DEFAULT 0,
    neutral  INTEGER NOT NULL DEFAULT 0,
    negative INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (campaign, hour, channel, origin)
) STRICT, WITHOUT ROWID;

CREATE TABLE installation (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
