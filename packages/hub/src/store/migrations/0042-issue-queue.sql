-- The issues of the sync become a queue: a person can dismiss one for a time, ask for it again, and see what was settled.

ALTER TABLE hub.sync_issue
  ADD state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'dismissed', 'cleared')),
  -- Who took it off the list, until when (null: for good) and why. It comes back when its text or its reason changes.
  ADD dismissed_by text,
  ADD dismissed_at timestamptz,
  ADD dismissed_until timestamptz,
  ADD dismissed_why text,
  -- When the row was seen good, was no longer there, or the entity could be read again. A cleared issue keeps no text.
  ADD cleared_at timestamptz,
  -- How often a person asked for it again, and when last.
  ADD retries integer NOT NULL DEFAULT 0,
  ADD retried_at timestamptz,
  -- The record that Halo listed the row under, where it did: an invoice of a line, a ticket of an action.
  ADD parent_key bigint,
  -- Hash of the text without what changes by itself; null where the subject is that hash.
  ADD text_hash text,
  ADD CHECK (state <> 'dismissed' OR (dismissed_by IS NOT NULL AND dismissed_at IS NOT NULL AND dismissed_why IS NOT NULL)),
  ADD CHECK ((state = 'cleared') = (cleared_at IS NOT NULL));

CREATE INDEX sync_issue_by_parent ON hub.sync_issue (connection_id, entity, parent_key) WHERE parent_key IS NOT NULL AND state <> 'cleared';
