-- What was counted says in which quarter of an hour it was: the measures of a past day rest on what was known by then. Imports that were taken back before this
-- left nothing behind. Mentions of an import that was cancelled, of which the journal knows nothing, count as always known.
DROP TABLE tallies;

CREATE TABLE tallies (
    campaign TEXT    NOT NULL,
    quarter  INTEGER NOT NULL,
    channel  TEXT    NOT NULL,
    origin   TEXT    NOT NULL,
    known    INTEGER NOT NULL,
    positive INTEGER NOT NULL DEFAULT 0,
    neutral  INTEGER NOT NULL DEFAULT 0,
    negative INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (campaign, quarter, channel, origin, known)
) STRICT, WITHOUT ROWID;

INSERT INTO tallies (campaign, quarter, channel, origin, known, positive, neutral, negative)
SELECT s.campaign, m.at - ((m.at % 900000) + 900000) % 900000, m.channel, CASE m.origin WHEN 0 THEN 'Organic' WHEN 1 THEN 'Paid' WHEN 2 THEN 'Incentivised' WHEN 3 THEN 'Owned' ELSE 'Staff' END,
    s.known, sum(m.tone = 0), sum(m.tone = 1), sum(m.tone = 2)
FROM mentions m JOIN (
    SELECT id, campaign, coalesce((SELECT at - at % 900000 FROM journal WHERE stream = 'import/' || import AND version = 1), 0) AS known FROM mention_sources) s ON s.id = m.source
GROUP BY 1, 2, 3, 4, 5;
