-- Hashes of the codes for the day on which a second factor's device is lost, each with its id: "id:hash id:hash". Which are unused stands in the journal.
ALTER TABLE staff ADD COLUMN recovery text;
