-- What held at a moment is one version per record at most: found in the index by both its ends, instead of by looking at every version
-- that ended since. The key comes along, so that the records with such a version are known from the index alone.
CREATE INDEX record_version_by_span ON hub.record_version (connection_id, entity, valid_to, valid_from) INCLUDE (key);
-- Its columns are the first ones of the new index.
DROP INDEX hub.record_version_by_end;
