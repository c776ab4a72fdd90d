-- Why a message is not delivered any more, in both languages; its time is then since when. Null while it is on its way.
ALTER TABLE messages ADD COLUMN aside TEXT;
DROP INDEX messages_due;
CREATE INDEX messages_due ON messages (due) WHERE aside IS NULL;
CREATE INDEX messages_aside ON messages (due, key) WHERE aside IS NOT NULL;
