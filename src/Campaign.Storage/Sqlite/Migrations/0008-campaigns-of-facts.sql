-- The campaign that a fact's stream belongs to, null where it belongs to none: a campaign's history is read a page at a time. The index holds positions, too.
ALTER TABLE journal ADD COLUMN campaign TEXT;
CREATE INDEX journal_campaign ON journal (campaign) WHERE campaign IS NOT NULL;
