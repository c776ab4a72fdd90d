-- What cannot be rebuilt: the journal, people's data, messages on their way, jobs and measurements.
-- Texts sort by their bytes ("C"), as in SQLite: pages and cursors are the same on both.

CREATE TABLE journal (
    position bigint GENERATED ALWAYS AS IDENTITY,
    stream   text COLLATE "C" NOT NULL,
    version  bigint NOT NULL,
    type     text COLLATE "C" NOT NULL,
    data     bytea  NOT NULL,
    at       bigint NOT NULL,
    actor    text COLLATE "C" NOT NULL,
    request  text COLLATE "C" NOT NULL,
    CONSTRAINT journal_stream PRIMARY KEY (stream, version)
);

CREATE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses();

CREATE TABLE snapshots (
    stream  text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    data    bytea  NOT NULL
);

CREATE TABLE requests (
    key         text COLLATE "C" PRIMARY KEY,
    fingerprint text COLLATE "C" NOT NULL,
    resource    text COLLATE "C" NOT NULL,
    at          bigint NOT NULL
);
CREATE INDEX requests_at ON requests (at);

CREATE TABLE messages (
    key      text COLLATE "C" PRIMARY KEY,
    target   text COLLATE "C" NOT NULL,
    type     text COLLATE "C" NOT NULL,
    data     bytea  NOT NULL,
    due      bigint NOT NULL,
    attempts bigint NOT NULL
);
CREATE INDEX messages_due ON messages (due, key);

-- The key is null once the person is erased. Erased keys and records must not lie about as dead rows until many have gathered:
-- the tables are vacuumed after every change.
CREATE TABLE subjects (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id     text COLLATE "C" NOT NULL,
    key    bytea,
    erased bigint,
    CONSTRAINT subjects_id UNIQUE (id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 0);

CREATE TABLE personal (
    subject   bigint NOT NULL,
    reference text COLLATE "C" NOT NULL,
    data      bytea  NOT NULL,
    PRIMARY KEY (subject, reference)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 0);

CREATE TABLE jobs (
    id       text COLLATE "C" PRIMARY KEY,
    kind     text COLLATE "C" NOT NULL,
    subject  text COLLATE "C" NOT NULL,
    status   text COLLATE "C" NOT NULL,
    progress bigint NOT NULL,
    read     bigint NOT NULL,
    accepted bigint NOT NULL,
    rejected bigint NOT NULL,
    input    text   NOT NULL,
    result   text,
    actor    text   NOT NULL,
    created  bigint NOT NULL,
    finished bigint,
    -- Who runs it, until when nobody else may take it, and whether somebody wants it stopped.
    node     text COLLATE "C",
    leased   bigint,
    stop     bigint NOT NULL DEFAULT 0
);
CREATE INDEX jobs_status ON jobs (status, created);

CREATE TABLE job_rejects (
    id     text COLLATE "C" PRIMARY KEY,
    job    text COLLATE "C" NOT NULL,
    line   bigint NOT NULL,
    code   text   NOT NULL,
    zh     text   NOT NULL,
    en     text   NOT NULL,
    fields text   NOT NULL
);
CREATE INDEX job_rejects_job ON job_rejects (job);

-- Uploads that jobs read, in parts. They come compressed, or are read once.
CREATE TABLE files (
    name text COLLATE "C" NOT NULL,
    part bigint NOT NULL,
    data bytea  NOT NULL,
    PRIMARY KEY (name, part)
);
ALTER TABLE files ALTER COLUMN data SET STORAGE EXTERNAL;

CREATE TABLE mention_sources (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign text COLLATE "C" NOT NULL,
    import   text COLLATE "C" NOT NULL,
    UNIQUE (import, campaign)
);

CREATE TABLE mentions (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source   bigint NOT NULL,
    identity bytea  NOT NULL UNIQUE,
    at       bigint NOT NULL,
    channel  text COLLATE "C" NOT NULL,
    origin   bigint NOT NULL,
    tone     bigint NOT NULL,
    reach    bigint NOT NULL,
    author   text COLLATE "C",
    text     text
);
CREATE INDEX mentions_source ON mentions (source, id);

-- Two characters of a subject's id part its mentions from 511 of 512 others, and rows are appended at 512 places.
CREATE INDEX mentions_author ON mentions (substr(author, 8, 2)) WHERE author IS NOT NULL;

CREATE TABLE tallies (
    campaign text COLLATE "C" NOT NULL,
    hour     bigint NOT NULL,
    channel  text COLLATE "C" NOT NULL,
    origin   text COLLATE "C" NOT NULL,
    positive bigint NOT NULL DEFAULT 0,
    neutral  bigint NOT NULL DEFAULT 0,
    negative bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (campaign, hour, channel, origin)
);

-- How far each node's writer has come: after a lost connection it tells whether the last commit is there.
CREATE TABLE writers (
    id      text COLLATE "C" PRIMARY KEY,
    written bigint NOT NULL,
    at      bigint NOT NULL
) WITH (fillfactor = 10);
