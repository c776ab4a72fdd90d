-- Days of India begin at half past an hour of UTC, those of Nepal at a quarter past: tallies by the hour cannot carry them.
-- They are counted anew from the mentions.
DROP TABLE tallies;

CREATE TABLE tallies (
    campaign TEXT    NOT NULL,
    quarter  INTEGER NOT NULL,
    channel  TEXT    NOT NULL,
    origin   TEXT    NOT NULL,
    positive INTEGER NOT NULL DEFAULT 0,
    neutral  INTEGER NOT NULL DEFAULT 0,
    negative INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (campaign, quarter, channel, origin)
) STRICT, WITHOUT ROWID;

INSERT INTO tallies (campaign, quarter, channel, origin, positive, neutral, negative)
SELECT s.campaign, m.at - ((m.at % 900000) + 900000) % 900000, m.channel, CASE m.origin WHEN 0 THEN 'Organic' WHEN 1 THEN 'Paid' WHEN 2 THEN 'Incentivised' WHEN 3 THEN 'Owned' ELSE 'Staff' END,
    sum(m.tone = 0), sum(m.tone = 1), sum(m.tone = 2)
FROM mentions m JOIN mention_sources s ON s.id = m.source
GROUP BY 1, 2, 3, 4;
