import { z } from 'zod';
import { isoDate, multilineText, plainText, recordId } from '../../api/scalars.ts';
import { removedIn, spec } from '../fieldSpec.ts';

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
} as const;
