-- What was kept before facts named their campaign: the stream says it, or its first fact. Archives of that time are completed by the same script.
ALTER TABLE journal DISABLE TRIGGER journal_is_never_changed;
UPDATE journal j SET campaign = CASE WHEN j.stream LIKE 'campaign/%' THEN split_part(j.stream, '/', 2) ELSE convert_from(f.data, 'UTF8')::json ->> 'campaignId' END
FROM journal f
WHERE f.stream = j.stream AND f.version = 1
  AND split_part(j.stream, '/', 1) IN ('campaign', 'collaboration', 'pool', 'drive', 'submission', 'story', 'import');
ALTER TABLE journal ENABLE TRIGGER journal_is_never_changed;
