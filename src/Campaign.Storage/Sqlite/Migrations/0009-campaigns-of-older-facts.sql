-- What was kept before facts named their campaign: the stream says it, or its first fact. Archives of that time are completed by the same script.
DROP TRIGGER journal_is_never_changed;
UPDATE journal SET campaign = CASE
    WHEN stream GLOB 'campaign/*' THEN substr(stream, length('campaign/') + 1)
    ELSE (SELECT json_extract(CAST(first.data AS TEXT), '$.campaignId') FROM journal first WHERE first.stream = journal.stream AND first.version = 1) END
WHERE substr(stream, 1, instr(stream, '/') - 1) IN ('campaign', 'collaboration', 'pool', 'drive', 'submission', 'story', 'import');
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
