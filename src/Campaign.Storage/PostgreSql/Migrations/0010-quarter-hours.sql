-- Days of India begin at half past an hour of UTC, those of Nepal at a quarter past: tallies by the hour cannot carry them.
-- They are counted anew from the mentions.
DROP TABLE tallies;

CREATE TABLE tallies (
    campaign text COLLATE "C" NOT NULL,
    quarter  bigint NOT NULL,
    channel  text COLLATE "C" NOT NULL,
    origin   text COLLATE "C" NOT NULL,
    positive bigint NOT NULL DEFAULT 0,
    neutral  bigint NOT NULL DEFAULT 0,
    negative bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (campaign, quarter, channel, origin)
);

INSERT INTO tallies (campaign, quarter, channel, origin, positive, neutral, negative)
SELECT s.campaign, m.at - ((m.at % 900000) + 900000) % 900000, m.channel, CASE m.origin WHEN 0 THEN 'Organic' WHEN 1 THEN 'Paid' WHEN 2 THEN 'Incentivised' WHEN 3 THEN 'Owned' ELSE 'Staff' END,
    count(*) FILTER (WHERE m.tone = 0), count(*) FILTER (WHERE m.tone = 1), count(*) FILTER (WHERE m.tone = 2)
FROM mentions m JOIN mention_sources s ON s.id = m.source
GROUP BY 1, 2, 3, 4;
