-- How often a job was taken. A node that lost it while it was frozen writes with an older number, and is refused with all that it writes in the same transaction.
ALTER TABLE jobs ADD COLUMN lease bigint NOT NULL DEFAULT 0;
CREATE FUNCTION refuse_to_write_job() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the job was taken by another node' USING ERRCODE = 'CL001'; END $$;
CREATE TRIGGER jobs_are_fenced BEFORE UPDATE ON jobs FOR EACH ROW WHEN (NEW.lease < OLD.lease) EXECUTE FUNCTION refuse_to_write_job();
