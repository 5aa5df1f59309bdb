-- What all steps add up to. Made by `./test --bless schema`; a test compares it.

CREATE TABLE archive (
  last INTEGER PRIMARY KEY,
  hash BLOB    NOT NULL CHECK (length(hash) = 32),
  file TEXT    NOT NULL
) STRICT;

CREATE TABLE asset (
  row     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name    TEXT NOT NULL,
  number  TEXT NOT NULL,
  product BLOB REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
  home    BLOB REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  note    TEXT NOT NULL,
  tails   TEXT NOT NULL
) STRICT;

CREATE INDEX asset_home ON asset (home);

CREATE TABLE asset_list (
  row        INTEGER PRIMARY KEY REFERENCES asset (row) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  name       TEXT    NOT NULL,     -- sort keys: see key.rs
  number     TEXT    NOT NULL,
  place      BLOB,
  place_name TEXT    NOT NULL,
  heard_at   INTEGER NOT NULL,     -- the smallest number there is: never
  seen_at    INTEGER NOT NULL,     -- the same, but never for what is nowhere
  standing   INTEGER NOT NULL,     -- 0 where it belongs, 1 elsewhere, 2 nowhere
  has_tag    INTEGER NOT NULL
) STRICT;

CREATE INDEX asset_list_heard ON asset_list (heard_at);

CREATE INDEX asset_list_name ON asset_list (name);

CREATE INDEX asset_list_no_tag ON asset_list (row) WHERE has_tag = 0;

CREATE INDEX asset_list_number ON asset_list (number);

CREATE INDEX asset_list_place ON asset_list (place);

CREATE INDEX asset_list_place_name ON asset_list (place_name, name);

CREATE INDEX asset_list_standing ON asset_list (standing, seen_at);

CREATE TABLE belief (
  kind         INTEGER NOT NULL CHECK (kind IN (0, 1)),
  subject      BLOB    NOT NULL,
  place        BLOB,
  confidence   INTEGER NOT NULL,
  since        INTEGER NOT NULL,
  heard_at     INTEGER,
  reader       BLOB,
  antenna      INTEGER,
  signal_kind  INTEGER NOT NULL,
  signal       INTEGER NOT NULL,
  reads        INTEGER NOT NULL,
  runner_up    BLOB,
  PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX belief_tag_heard ON belief (heard_at) WHERE kind = 1;

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

CREATE TRIGGER fact_is_never_changed BEFORE UPDATE ON fact
BEGIN SELECT raise(ABORT, 'facts are never changed'); END;

CREATE TRIGGER fact_is_never_deleted BEFORE DELETE ON fact
WHEN old.sequence > (SELECT archived FROM head)
BEGIN SELECT raise(ABORT, 'facts are never deleted'); END;

CREATE TABLE fact (
  sequence    INTEGER PRIMARY KEY CHECK (sequence > 0),
  at          INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  who         TEXT    NOT NULL,
  how         TEXT    NOT NULL,
  group_id    BLOB             CHECK (group_id IS NULL OR length(group_id) = 16),
  kind        TEXT    NOT NULL,
  body        TEXT    NOT NULL,
  hash        BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX fact_trouble ON fact (sequence) WHERE kind IN ('ReaderLost', 'ReaderBack');

CREATE TABLE fact_about (
  kind     INTEGER NOT NULL CHECK (kind IN (0, 1)),
  id       BLOB    NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (kind, id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE head (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  station       BLOB    NOT NULL CHECK (length(station) = 16),
  created_at    INTEGER NOT NULL,
  sequence      INTEGER NOT NULL CHECK (sequence >= 0),
  hash          BLOB    NOT NULL CHECK (length(hash) = 32),
  list_changes  INTEGER NOT NULL,  -- rows of asset_list whose order or filter may have changed, ever
  heard_changes INTEGER NOT NULL   -- rows of asset_list whose "last heard" alone has changed, ever
, archived INTEGER NOT NULL DEFAULT 0, archived_hash BLOB) STRICT;

CREATE TABLE missing (
  asset BLOB    NOT NULL PRIMARY KEY CHECK (length(asset) = 16),
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  channel TEXT    NOT NULL PRIMARY KEY,
  sent    INTEGER NOT NULL CHECK (sent >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  pin  TEXT                        -- hash of the PIN; leaves this table only for the check
, has_left INTEGER NOT NULL DEFAULT 0, pin_failures INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;

CREATE TABLE place (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  parent        BLOB             REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  kind          TEXT    NOT NULL,
  name          TEXT    NOT NULL,
  code          TEXT,
  outline       TEXT,             -- JSON: points in metres
  is_outer_door INTEGER NOT NULL,
  position      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX place_parent ON place (parent);

CREATE TABLE product (
  id   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL,
  code TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE read_point (
  reader   BLOB    NOT NULL REFERENCES reader (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  antenna  INTEGER NOT NULL,
  place    BLOB             REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  x        REAL,
  y        REAL,
  PRIMARY KEY (reader, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX read_point_place ON read_point (place);

CREATE TABLE reader (
  id     BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name   TEXT    NOT NULL,
  family TEXT,
  link   TEXT    NOT NULL,         -- JSON: how it is connected
  role   TEXT    NOT NULL,
  power  INTEGER,                  -- tenths of a dBm
  is_on  INTEGER NOT NULL
, radio TEXT NOT NULL DEFAULT '{}') STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (
  name, number, tails,
  content = 'asset', content_rowid = 'row',
  prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE setting (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,
  body    TEXT    NOT NULL         -- JSON
) STRICT;

CREATE TABLE stay (
  kind       INTEGER NOT NULL CHECK (kind IN (0, 1)),
  subject    BLOB    NOT NULL,
  from_at    INTEGER NOT NULL,
  sequence   INTEGER NOT NULL,     -- the fact it began with
  until_at   INTEGER,
  place      BLOB    NOT NULL,     -- may be a place that is gone by now
  confidence INTEGER NOT NULL,
  length     INTEGER NOT NULL,
  PRIMARY KEY (kind, subject, from_at, sequence),
  CHECK (until_at IS NULL OR until_at >= from_at),
  CHECK ((until_at IS NULL) = (length = 64))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX stay_open ON stay (kind, subject) WHERE until_at IS NULL;

CREATE INDEX stay_time ON stay (length, from_at);

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

CREATE TABLE tag (
  id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  epc        BLOB    NOT NULL,
  tid        BLOB,
  asset      BLOB             REFERENCES asset (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  is_ignored INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX tag_asset ON tag (asset) WHERE asset IS NOT NULL;

CREATE INDEX tag_epc ON tag (epc);

CREATE INDEX tag_unknown ON tag (id) WHERE asset IS NULL AND is_ignored = 0;

CREATE TABLE undo (
  position  INTEGER PRIMARY KEY,
  group_id  BLOB    NOT NULL UNIQUE CHECK (length(group_id) = 16),
  at        INTEGER NOT NULL,
  who       TEXT    NOT NULL,
  words     TEXT    NOT NULL,
  inverse   TEXT    NOT NULL,      -- JSON: commands
  is_undone INTEGER NOT NULL
) STRICT;
