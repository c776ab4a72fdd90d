-- A snapshot is read only by the generation of the view that made it; those from before this are of none.
ALTER TABLE snapshots ADD COLUMN generation bigint NOT NULL DEFAULT 0;
