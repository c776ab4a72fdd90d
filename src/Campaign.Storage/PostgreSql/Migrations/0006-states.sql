-- State without a history: one value a key, changed often. What was deleted must not lie about as dead rows until many have gathered.

CREATE TABLE states (
    kind    text COLLATE "C" NOT NULL,
    key     text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    written bigint NOT NULL,
    data    bytea  NOT NULL,
    PRIMARY KEY (kind, key)
) WITH (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 0,
    toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 0
);
CREATE INDEX states_written ON states (kind, written);

-- As for the cluster: names are Orleans' contract. Keys that read as numbers come without a text, as they would meet in one row, and are refused.
-- A version says which value somebody saw. The first is random: what was deleted and made anew is another value.
INSERT INTO orleansquery (querykey, querytext) VALUES
('ReadFromStorageKey', $$
    SELECT data AS "PayloadBinary", version::integer AS "Version" FROM states WHERE kind = @GrainTypeString AND key = @GrainIdExtensionString
$$),
('WriteToStorageKey', $$
    WITH value AS (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS written),
    changed AS (
        UPDATE states SET version = version + 1, written = value.written, data = @PayloadBinary FROM value
        WHERE kind = @GrainTypeString AND key = @GrainIdExtensionString AND version = @GrainStateVersion
        RETURNING version),
    made AS (
        INSERT INTO states (kind, key, version, written, data)
        SELECT @GrainTypeString, @GrainIdExtensionString, (random() * 1073741823)::integer + 1, value.written, @PayloadBinary FROM value
        WHERE @GrainStateVersion IS NULL
        ON CONFLICT (kind, key) DO NOTHING
        RETURNING version)
    SELECT version::integer AS "NewGrainStateVersion" FROM changed UNION ALL SELECT version::integer FROM made
$$),
('DeleteStorageKey', $$
    DELETE FROM states WHERE kind = @GrainTypeString AND key = @GrainIdExtensionString AND version = @GrainStateVersion RETURNING version + 1
$$),
-- Not used, as a cleared state is deleted; Orleans asks for it all the same.
('ClearStorageKey', $$
    DELETE FROM states WHERE kind = @GrainTypeString AND key = @GrainIdExtensionString AND version = @GrainStateVersion RETURNING version + 1
$$);
