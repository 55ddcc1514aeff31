-- Why a stream was revoked: the consents that had been withdrawn (JSON array of ids). A register from before that knows them as valid
-- still, and is not to share by them again (docs/exchange.md).
ALTER TABLE stream_block ADD COLUMN consents TEXT NOT NULL DEFAULT '[]';
