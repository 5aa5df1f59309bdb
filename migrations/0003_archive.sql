-- A prefix of the log may leave for an archive file. The chain then begins with the last hash that left.

ALTER TABLE head ADD COLUMN archived INTEGER NOT NULL DEFAULT 0; -- the last fact that left; 0 = none
ALTER TABLE head ADD COLUMN archived_hash BLOB;                  -- its hash

-- Where facts went. The fact that tells of it is in the log as well.
CREATE TABLE archive (
  last INTEGER PRIMARY KEY,
  hash BLOB    NOT NULL CHECK (length(hash) = 32),
  file TEXT    NOT NULL
) STRICT;

DROP TRIGGER fact_is_never_deleted;

CREATE TRIGGER fact_is_never_deleted BEFORE DELETE ON fact
WHEN old.sequence > (SELECT archived FROM head)
BEGIN SELECT raise(ABORT, 'facts are never deleted'); END;
