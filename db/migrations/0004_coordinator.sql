-- What the coordinator keeps of all (guidelines 2.3). Not a function of the ops.

-- What municipalities have counted, each statement as it was sent (JSON, shared/exchange/counts.ts). It counts as long as
-- the package that brought it is read in and not undone.
CREATE TABLE municipality_counts (
  municipality TEXT NOT NULL,
  counted_at TEXT NOT NULL,
  package TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (municipality, counted_at, package)
) STRICT, WITHOUT ROWID;
