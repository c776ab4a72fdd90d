-- The audit is read a page at a time by who did it, by noun, and between two moments.
-- What the program does by itself is a large part of everything: it is found in the order of positions.
CREATE INDEX journal_actor ON journal (actor, position) WHERE actor <> 'campaign';
CREATE INDEX journal_noun ON journal (split_part(type, '.', 1), position);
CREATE INDEX journal_at ON journal (at, position);

-- How often a campaign's tallies were written, so that whoever keeps what follows from them sees that they have changed.
CREATE TABLE tally_changes (
    campaign text COLLATE "C" PRIMARY KEY,
    changes  bigint NOT NULL
);
