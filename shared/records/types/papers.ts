import { z } from 'zod';
import { isoDate, multilineText, plainText, recordId } from '../../api/scalars.ts';
import { attachmentPurposes, attachmentTypes } from '../../papers/attachment.ts';
import { removedIn, spec } from '../fieldSpec.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Papers that are signed: what has happened to them, and their scanned copies: record types. */
export const papersRecords = {
  /** One thing that happened to one version of a paper (shared/papers/paperEvent.ts). Never changed; undone by `$removed`. */
  paperEvent: {
    paperId: spec(recordId, 'papers', 'locked'),
    date: spec(isoDate, 'papers', 'locked'),
    /** `PaperEventDetail` as JSON text. */
    detail: spec(z.string().max(50_000), 'papers', 'locked'),
    note: spec(multilineText(2000), 'papers', 'locked'),
    /** The user's name, as it was. */
    recordedBy: spec(plainText(200), 'papers', 'locked'),
    $removed: removedIn('papers'),
    /** Why it was undone, and by whom. */
    undoneBecause: spec(multilineText(2000), 'papers'),
    undoneBy: spec(plainText(200), 'papers'),
  },
  /** A file that belongs to a record. Its content is kept beside the log, under its SHA-256. */
  attachment: {
    /** What it belongs to: any record of the person's case, or one that is about nobody. */
    subjectId: spec(recordId, 'papers', 'locked'),
    /** Of a signed copy: the one version of a paper that it is the copy of, and what that says. */
    paperId: spec(recordId, 'papers', 'locked'),
    contentHash: spec(sha256, 'papers', 'locked'),
    /** How it is known whose copy it is: by the code on it, or by the document id that somebody read on it. */
    boundBy: spec(z.enum(['qr', 'user']), 'papers', 'locked'),
    purpose: spec(z.enum(attachmentPurposes), 'papers', 'locked'),
    sha256: spec(sha256, 'papers', 'locked'),
    bytes: spec(z.number().int().min(1), 'papers', 'locked'),
    mediaType: spec(z.enum(attachmentTypes), 'papers', 'locked'),
    fileName: spec(plainText(200), 'papers', 'locked'),
    addedBy: spec(plainText(200), 'papers', 'locked'),
    $removed: removedIn('papers'),
    /** Why it was removed, and by whom. */
    removedBecause: spec(multilineText(2000), 'papers'),
    removedBy: spec(plainText(200), 'papers'),
  },
} as const;
