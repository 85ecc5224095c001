-- A row of the journal that was changed behind the hub, or torn, is noticed before anything follows from it.
ALTER TABLE hub.plan_journal ADD COLUMN row_hash bytea CHECK (length(row_hash) = 32);
-- Rows from before have none; every row from now on has one.
ALTER TABLE hub.plan_journal ADD CONSTRAINT plan_journal_has_hash CHECK (row_hash IS NOT NULL) NOT VALID;
GRANT UPDATE (row_hash) ON hub.plan_journal TO {{app}};
