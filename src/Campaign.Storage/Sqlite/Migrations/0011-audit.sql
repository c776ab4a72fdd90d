-- The audit is read a page at a time by who did it, by noun, and between two moments. The indexes hold positions, too.
-- What the program does by itself is a large part of everything: it is found in the order of positions.
CREATE INDEX journal_actor ON journal (actor) WHERE actor <> 'campaign';
CREATE INDEX journal_noun ON journal (substr(type, 1, instr(type, '.') - 1));
CREATE INDEX journal_at ON journal (at);

-- How often a campaign's tallies were written, so that whoever keeps what follows from them sees that they have changed.
CREATE TABLE tally_changes (
    campaign TEXT PRIMARY KEY,
    changes  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
