-- Exchange between installations (docs/exchange.md).

-- Projections: these two are functions of the ops.

-- Fields whose heads a person must choose between, and (as `$removed`) records whose removal meets an edit.
DROP TABLE conflict;
CREATE TABLE conflict (
  record INTEGER NOT NULL,
  field TEXT NOT NULL,
  case_id TEXT NOT NULL,
  -- Scope and time of the newest head.
  scope TEXT NOT NULL,
  at TEXT NOT NULL,
  heads INTEGER NOT NULL,
  PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflict_by_case ON conflict (case_id, at);
CREATE INDEX conflict_by_time ON conflict (at);

-- What an op of a field names as its basis and is not among the record's ops here: should it come later, it is no head.
CREATE TABLE awaited (
  record INTEGER NOT NULL,
  ref TEXT NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (record, ref, field)
) STRICT, WITHOUT ROWID;

-- The rest can not be made anew from the ops.

-- Ops are removed in two cases only: a consent was withdrawn (erasure), and an import is undone. Both open this door inside
-- their own transaction and close it again.
CREATE TABLE op_removal (
  open INTEGER NOT NULL CHECK (open IN (0, 1))
) STRICT;
INSERT INTO op_removal (open) VALUES (0);
-- The same table with numbers that are never given out again: a package's ops are remembered by the range of their numbers,
-- and one that is written after others were removed must not come to stand in it.
CREATE TABLE op_numbered (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  stream INTEGER NOT NULL REFERENCES stream (n),
  origin INTEGER NOT NULL REFERENCES origin (n),
  seq INTEGER NOT NULL CHECK (seq > 0),
  record INTEGER NOT NULL REFERENCES record_ref (n),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  basis TEXT NOT NULL,
  hlc TEXT NOT NULL,
  author INTEGER NOT NULL REFERENCES author (n),
  at TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (stream, origin, seq)
) STRICT;
INSERT INTO op_numbered (n, stream, origin, seq, record, field, value, basis, hlc, author, at, hash)
  SELECT n, stream, origin, seq, record, field, value, basis, hlc, author, at, hash FROM op ORDER BY n;
DROP TABLE op;
ALTER TABLE op_numbered RENAME TO op;
CREATE INDEX op_by_record ON op (record, field);
CREATE TRIGGER op_is_never_changed BEFORE UPDATE ON op BEGIN
  SELECT RAISE(ABORT, 'op is append-only');
END;
CREATE TRIGGER op_is_never_deleted BEFORE DELETE ON op WHEN (SELECT open FROM op_removal) = 0 BEGIN
  SELECT RAISE(ABORT, 'op is append-only');
END;

-- This installation's own keys. One row, made when the vault first takes part in an exchange.
CREATE TABLE installation (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('municipality', 'coordinator')),
  signing_secret BLOB NOT NULL CHECK (length(signing_secret) = 32),
  age_identity TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every version of the member list that was taken in, as the bytes that were signed.
CREATE TABLE member_list (
  version INTEGER PRIMARY KEY CHECK (version > 0),
  content BLOB NOT NULL,
  signature BLOB NOT NULL CHECK (length(signature) = 64),
  received_at TEXT NOT NULL
) STRICT;

-- Whose an origin is, and who an author is: told by packages, for people to read.
CREATE TABLE origin_owner (
  origin TEXT NOT NULL PRIMARY KEY,
  installation TEXT NOT NULL,
  municipality TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('municipality', 'coordinator'))
) STRICT, WITHOUT ROWID;
CREATE TABLE author_name (
  author TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  municipality TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE package_out (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL,
  channel TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  kind TEXT NOT NULL,
  manifest_hash TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  recipients TEXT NOT NULL,
  -- What went and what did not, as it was shown (JSON).
  summary TEXT NOT NULL,
  -- The newest package_in.n when it was made (0: none): what others have been told of can not be undone.
  after_in INTEGER NOT NULL,
  UNIQUE (origin, channel, number)
) STRICT;
-- Which ops went in it, by stream and origin.
CREATE TABLE package_out_range (
  package INTEGER NOT NULL REFERENCES package_out (n),
  stream INTEGER NOT NULL REFERENCES stream (n),
  origin INTEGER NOT NULL REFERENCES origin (n),
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  PRIMARY KEY (package, stream, origin)
) STRICT, WITHOUT ROWID;
CREATE INDEX package_out_range_by_stream ON package_out_range (stream, package);

CREATE TABLE package_in (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  sender_installation TEXT NOT NULL,
  sender_municipality TEXT NOT NULL,
  sender_origin TEXT NOT NULL,
  channel TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  kind TEXT NOT NULL,
  manifest_hash TEXT NOT NULL,
  previous_hash TEXT,
  file_hash TEXT NOT NULL,
  created_at TEXT NOT NULL,
  read_at TEXT NOT NULL,
  read_by TEXT NOT NULL,
  -- The ops that it brought are op.n in this range (empty: 0, 0); none of another package lie between.
  first_op INTEGER NOT NULL,
  last_op INTEGER NOT NULL,
  added_ops INTEGER NOT NULL,
  -- Ops that were erased in the same transaction, since a consent was withdrawn.
  erased_ops INTEGER NOT NULL,
  summary TEXT NOT NULL,
  -- Set when it was undone; it can then be read again.
  undone_at TEXT,
  undone_by TEXT
) STRICT;
CREATE INDEX package_in_by_number ON package_in (sender_origin, channel, number);
CREATE INDEX package_in_by_file ON package_in (file_hash);

-- A package that builds on ops that are not here yet: its file is kept, still encrypted, in the vault's `incoming` folder.
CREATE TABLE package_waiting (
  file_hash TEXT NOT NULL PRIMARY KEY,
  sender_installation TEXT NOT NULL,
  sender_municipality TEXT NOT NULL,
  sender_origin TEXT NOT NULL,
  channel TEXT NOT NULL,
  number INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  received_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What another installation has said that it holds: whole for each stream that it names.
CREATE TABLE peer_holding (
  installation TEXT NOT NULL,
  stream INTEGER NOT NULL REFERENCES stream (n),
  origin INTEGER NOT NULL REFERENCES origin (n),
  seq INTEGER NOT NULL CHECK (seq > 0),
  PRIMARY KEY (installation, stream, origin)
) STRICT, WITHOUT ROWID;
-- The newest package that said so, so that an older one that comes later changes nothing.
CREATE TABLE peer_statement (
  installation TEXT NOT NULL PRIMARY KEY,
  created_at TEXT NOT NULL,
  origin TEXT NOT NULL,
  number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Streams that a municipality may no longer have. `block` and `lift` only grow.
CREATE TABLE stream_block (
  id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  scope TEXT NOT NULL,
  -- The municipality (or `coordinator`) that had the stream and must erase it.
  holder TEXT NOT NULL,
  -- The owner that revoked it.
  revoked_by TEXT NOT NULL,
  at TEXT NOT NULL,
  -- Set here when this vault has erased it.
  erased_at TEXT,
  -- Set at the owner when a receipt came.
  receipt_at TEXT,
  PRIMARY KEY (id, case_id, scope)
) STRICT, WITHOUT ROWID;
CREATE INDEX stream_block_by_case ON stream_block (case_id, scope);
CREATE TABLE stream_lift (
  block TEXT NOT NULL,
  case_id TEXT NOT NULL,
  scope TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (block, case_id, scope)
) STRICT, WITHOUT ROWID;
