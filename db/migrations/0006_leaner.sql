-- The log and the heads with less to write for each op (docs/adr/0065).

-- An op's hash is that of its canonical text, which its row gives. Few ops are of one record: their field need not be in the index.
ALTER TABLE op DROP COLUMN hash;
DROP INDEX op_by_record;
CREATE INDEX op_by_record ON op (record);

-- Of each record the numbers of its heads, of whatever field, as a JSON list.
DROP TABLE head;
CREATE TABLE head (
  record INTEGER PRIMARY KEY,
  ops TEXT NOT NULL
) STRICT;
