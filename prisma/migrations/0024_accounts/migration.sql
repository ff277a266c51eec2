-- The account's hash is known by the version of the key that made it, in grievances as in bans.
ALTER TABLE grievance ADD COLUMN account_key smallint NOT NULL DEFAULT 1;
