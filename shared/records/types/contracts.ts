import { z } from 'zod';
import { isoDate, multilineText, plainText, recordId } from '../../api/scalars.ts';
import { removedIn, spec } from '../fieldSpec.ts';

/**
 * What an attest or a reference says, one record for each version: a new one is written beside the old, never over it.
 * `contractId` is the first version of the contract, which names the whole chain.
 */
const statement = {
  contractId: spec(recordId, 'work', 'locked'),
  personId: spec(recordId, 'work', 'locked'),
  version: spec(z.number().int().min(1), 'work', 'locked'),
  language: spec(z.enum(['nb', 'nn']), 'work', 'locked'),
  text: spec(multilineText(10_000), 'work', 'locked'),
  /** Who signs it, with title or role, as it is to stand on paper. */
  author: spec(plainText(200), 'work', 'locked'),
  date: spec(isoDate, 'work', 'locked'),
  $removed: removedIn('work'),
} as const;

/** Practice contracts (guidelines, vedlegg 1) and the employer register: record types. */
export const contractsRecords = {
  /** A place of work. About nobody but its contact there, whom the contract names to its parties; shared by the municipalities. */
  employer: {
    name: spec(plainText(200), 'common'),
    address: spec(plainText(300), 'common'),
    /** Nine digits. */
    orgNumber: spec(plainText(9), 'common'),
    contactName: spec(plainText(200), 'common'),
    contactPhone: spec(plainText(60), 'common'),
    contactEmail: spec(plainText(200), 'common'),
    note: spec(multilineText(2000), 'common'),
    $removed: removedIn('common'),
  },
  /** A talk with the employer about how it goes. Append-only. */
  followUpTalk: {
    contractId: spec(recordId, 'work', 'locked'),
    personId: spec(recordId, 'work', 'locked'),
    date: spec(isoDate, 'work', 'locked'),
    /** Who took part. */
    who: spec(plainText(300), 'work', 'locked'),
    text: spec(multilineText(5000), 'work', 'locked'),
    recordedBy: spec(plainText(200), 'work', 'locked'),
    $removed: removedIn('work'),
  },
  attest: statement,
  reference: statement,
} as const;
