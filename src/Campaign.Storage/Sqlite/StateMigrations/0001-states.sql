-- State without a history, in a file of its own: it never waits for the journal's one writer.

CREATE TABLE states (
    kind    TEXT    NOT NULL,
    key     TEXT    NOT NULL,
    version INTEGER NOT NULL,
    written INTEGER NOT NULL,
    data    BLOB    NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT;
CREATE INDEX states_written ON states (kind, written);

-- Orleans takes its statements from here. The names of table, columns, keys, parameters and results are its contract.
-- It hands over keys that read as numbers in another way: those would meet in one row, and are refused as they have no text.
-- A version says which value somebody saw. The first is random: what was deleted and made anew is another value.
CREATE TABLE orleansquery (
    querykey  TEXT PRIMARY KEY,
    querytext TEXT NOT NULL
) STRICT;

INSERT INTO orleansquery (querykey, querytext) VALUES
('ReadFromStorageKey', '
    SELECT data AS PayloadBinary, version AS Version FROM states WHERE kind = @GrainTypeString AND key = @GrainIdExtensionString
'),
('WriteToStorageKey', '
    INSERT INTO states (kind, key, version, written, data)
    SELECT @GrainTypeString, @GrainIdExtensionString, coalesce(@GrainStateVersion + 1, (random() & 1073741823) + 1),
        CAST(unixepoch(''subsec'') * 1000 AS INTEGER), @PayloadBinary
    WHERE @GrainStateVersion IS NULL OR EXISTS (SELECT 1 FROM states WHERE kind = @GrainTypeString AND key = @GrainIdExtensionString AND version = @GrainStateVersion)
    ON CONFLICT (kind, key) DO UPDATE SET version = excluded.version, written = excluded.written, data = excluded.data WHERE states.version = @GrainStateVersion
    RETURNING version AS NewGrainStateVersion
'),
('DeleteStorageKey', '
    DELETE FROM states WHERE kind = @GrainTypeString AND key = @GrainIdExtensionString AND version = @GrainStateVersion RETURNING version + 1
'),
-- Not used, as a cleared state is deleted; Orleans asks for it all the same.
('ClearStorageKey', '
    DELETE FROM states WHERE kind = @GrainTypeString AND key = @GrainIdExtensionString AND version = @GrainStateVersion RETURNING version + 1
');
