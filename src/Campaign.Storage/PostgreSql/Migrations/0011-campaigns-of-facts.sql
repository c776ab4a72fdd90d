-- The campaign that a fact's stream belongs to, null where it belongs to none: a campaign's history is read a page at a time.
ALTER TABLE journal ADD COLUMN campaign text COLLATE "C";
CREATE INDEX journal_campaign ON journal (campaign, position) WHERE campaign IS NOT NULL;
