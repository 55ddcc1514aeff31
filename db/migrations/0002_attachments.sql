-- Attached files: what is scanned or photographed, by the SHA-256 of its content, in pieces, so that a page of the database
-- never has to hold twenty megabytes at once. Which record a file belongs to is in the log; this is only its content.

CREATE TABLE attachment_chunk (
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  n INTEGER NOT NULL CHECK (n >= 0),
  content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 262144),
  PRIMARY KEY (sha256, n)
) STRICT;
