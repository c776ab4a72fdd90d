-- How often a job was taken. A node that lost it while it was frozen writes with an older number, and is refused with all that it writes in the same transaction.
ALTER TABLE jobs ADD COLUMN lease INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER jobs_are_fenced BEFORE UPDATE ON jobs WHEN NEW.lease < OLD.lease BEGIN SELECT RAISE(ABORT, 'the job was taken by another node'); END;
