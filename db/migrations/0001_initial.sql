-- The log. Everything below "Projections" is a function of these tables and can be dropped and rebuilt.

CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE origin (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE author (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE stream (
  n INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL,
  scope TEXT NOT NULL,
  UNIQUE (case_id, scope)
) STRICT;

-- The short number by which ops and projections name a record.
CREATE TABLE record_ref (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  case_id TEXT NOT NULL
) STRICT;

CREATE TABLE op (
  n INTEGER PRIMARY KEY,
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
CREATE INDEX op_by_record ON op (record, field);

CREATE TRIGGER op_is_never_changed BEFORE UPDATE ON op BEGIN
  SELECT RAISE(ABORT, 'op is append-only');
END;
CREATE TRIGGER op_is_never_deleted BEFORE DELETE ON op BEGIN
  SELECT RAISE(ABORT, 'op is append-only');
END;

CREATE TABLE access_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  user_id TEXT NOT NULL,
  action TEXT NOT NULL,
  person_id TEXT
) STRICT;
CREATE INDEX access_log_by_person ON access_log (person_id, id);
CREATE INDEX access_log_by_user ON access_log (user_id, id);

CREATE TRIGGER access_log_is_never_changed BEFORE UPDATE ON access_log BEGIN
  SELECT RAISE(ABORT, 'access_log is append-only');
END;
CREATE TRIGGER access_log_is_never_deleted BEFORE DELETE ON access_log BEGIN
  SELECT RAISE(ABORT, 'access_log is append-only');
END;

-- Typing that is not committed yet: neither log nor projection.

CREATE TABLE typed (
  form_id TEXT NOT NULL,
  path TEXT NOT NULL,
  value TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (form_id, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  user_id TEXT NOT NULL,
  key TEXT NOT NULL,
  content TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (user_id, key)
) STRICT, WITHOUT ROWID;

-- Projections.

CREATE TABLE head (
  record INTEGER NOT NULL,
  field TEXT NOT NULL,
  op INTEGER NOT NULL,
  PRIMARY KEY (record, field, op)
) STRICT, WITHOUT ROWID;

-- Fields whose heads hold more than one value.
CREATE TABLE conflict (
  record INTEGER NOT NULL,
  field TEXT NOT NULL,
  heads INTEGER NOT NULL,
  PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
  n INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  case_id TEXT NOT NULL,
  fields TEXT NOT NULL,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  removed INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX record_by_case ON record (case_id, type, created_at);
CREATE INDEX record_by_type ON record (type, created_at);

-- Short texts of registry fields (not of people, and not answers in forms), for finding records by a value.
CREATE TABLE lookup (
  type TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  record INTEGER NOT NULL,
  PRIMARY KEY (type, field, value, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX lookup_by_record ON lookup (record);

CREATE TABLE membership (
  n INTEGER PRIMARY KEY,
  household_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  from_date TEXT,
  until_date TEXT
) STRICT;
CREATE INDEX membership_by_person ON membership (person_id, from_date);

CREATE TABLE form (
  n INTEGER PRIMARY KEY,
  form TEXT NOT NULL,
  person_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;
CREATE INDEX form_by_person ON form (person_id, form, state);

CREATE TABLE merge (
  n INTEGER PRIMARY KEY,
  keep TEXT NOT NULL,
  absorb TEXT NOT NULL
) STRICT;
CREATE INDEX merge_by_keep ON merge (keep);
CREATE INDEX merge_by_absorb ON merge (absorb);

-- One row per person that is not removed; `listed` is 0 for one that has been merged into another.
CREATE TABLE person (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  listed INTEGER NOT NULL CHECK (listed IN (0, 1)),
  display_name TEXT NOT NULL,
  native_name TEXT,
  name_key TEXT NOT NULL,
  words TEXT NOT NULL,
  birth_date TEXT,
  citizenships TEXT NOT NULL,
  municipality TEXT,
  status TEXT NOT NULL,
  settlement_date TEXT,
  protection TEXT NOT NULL,
  arrival_manner TEXT,
  permit TEXT,
  intake TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;
-- Each list order has an index that also holds what the filters and the name search ask for, so that a list, or a
-- frequent prefix such as one letter, is answered in order from one index and stops when the page is full.
CREATE INDEX person_by_name ON person (name_key, id, municipality, status, arrival_manner, permit, intake, words)
  WHERE listed = 1;
CREATE INDEX person_by_settlement ON person (settlement_date DESC, name_key, id, municipality, status, arrival_manner, permit, intake, words)
  WHERE listed = 1;
CREATE INDEX person_by_change ON person (changed_at DESC, name_key, id, municipality, status, arrival_manner, permit, intake, words)
  WHERE listed = 1;
CREATE INDEX person_by_birth_date ON person (birth_date) WHERE listed = 1;
CREATE INDEX person_by_status ON person (status, intake, settlement_date) WHERE listed = 1;
CREATE INDEX person_missing_intake ON person (settlement_date IS NULL, settlement_date, name_key, id)
  WHERE listed = 1 AND status = 'settled' AND intake <> 'completed';

-- How many listed people there are of each combination of what the list can be filtered by ('' = not recorded), so that
-- the length of a filtered list is known without counting its people.
CREATE TABLE person_count (
  municipality TEXT NOT NULL,
  status TEXT NOT NULL,
  arrival_manner TEXT NOT NULL,
  permit TEXT NOT NULL,
  intake TEXT NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (municipality, status, arrival_manner, permit, intake)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER person_count_adds AFTER INSERT ON person WHEN new.listed = 1 BEGIN
  INSERT INTO person_count (municipality, status, arrival_manner, permit, intake, people)
  VALUES (ifnull(new.municipality, ''), new.status, ifnull(new.arrival_manner, ''), ifnull(new.permit, ''), new.intake, 1)
  ON CONFLICT DO UPDATE SET people = people + 1;
END;
CREATE TRIGGER person_count_removes AFTER DELETE ON person WHEN old.listed = 1 BEGIN
  UPDATE person_count SET people = people - 1
  WHERE municipality = ifnull(old.municipality, '') AND status = old.status
    AND arrival_manner = ifnull(old.arrival_manner, '') AND permit = ifnull(old.permit, '') AND intake = old.intake;
END;
CREATE TRIGGER person_count_moves AFTER UPDATE OF listed, municipality, status, arrival_manner, permit, intake ON person
WHEN old.listed IS NOT new.listed OR old.municipality IS NOT new.municipality OR old.status IS NOT new.status
  OR old.arrival_manner IS NOT new.arrival_manner OR old.permit IS NOT new.permit OR old.intake IS NOT new.intake
BEGIN
  UPDATE person_count SET people = people - old.listed
  WHERE municipality = ifnull(old.municipality, '') AND status = old.status
    AND arrival_manner = ifnull(old.arrival_manner, '') AND permit = ifnull(old.permit, '') AND intake = old.intake;
  INSERT INTO person_count (municipality, status, arrival_manner, permit, intake, people)
  VALUES (ifnull(new.municipality, ''), new.status, ifnull(new.arrival_manner, ''), ifnull(new.permit, ''), new.intake,
    new.listed)
  ON CONFLICT DO UPDATE SET people = people + excluded.people;
END;

CREATE TABLE person_token (
  token TEXT NOT NULL,
  person INTEGER NOT NULL,
  PRIMARY KEY (token, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_number (
  digits TEXT NOT NULL,
  field TEXT NOT NULL,
  person INTEGER NOT NULL,
  PRIMARY KEY (digits, field, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_number_by_person ON person_number (person);
