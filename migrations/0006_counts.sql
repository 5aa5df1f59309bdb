-- Counts: what was expected, what was seen, what became of it; and the items a count did not find.

CREATE TABLE stock_count (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  step       TEXT    NOT NULL,
  plan       TEXT    NOT NULL,     -- JSON
  opened_at  INTEGER NOT NULL,
  started_at INTEGER,
  turned_at  INTEGER NOT NULL,     -- since when it stands where it stands
  spot       BLOB,                 -- where whoever counts stands
  choices    TEXT    NOT NULL,     -- JSON: what closing does, where it is not as proposed
  result     TEXT                  -- JSON: its numbers, once it was closed
) STRICT, WITHOUT ROWID;

CREATE INDEX stock_count_turned ON stock_count (turned_at);

CREATE TABLE count_expected (
  count BLOB NOT NULL REFERENCES stock_count (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  asset BLOB NOT NULL,
  PRIMARY KEY (count, asset)
) STRICT, WITHOUT ROWID;

CREATE TABLE count_line (
  count     BLOB    NOT NULL REFERENCES stock_count (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  kind      INTEGER NOT NULL CHECK (kind IN (0, 1)),
  subject   BLOB    NOT NULL,
  outcome   TEXT    NOT NULL,
  place     BLOB,
  is_by_eye INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (count, kind, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX count_line_newest ON count_line (count, outcome, at);

-- Not found by a count, and not heard since.
CREATE TABLE missing (
  asset BLOB    NOT NULL PRIMARY KEY CHECK (length(asset) = 16),
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
