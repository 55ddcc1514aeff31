import { z } from 'zod';
import { isoDate, multilineText, plainText, recordId } from '../../api/scalars.ts';
import { disclosureWays } from '../../consent/disclosureLabels.ts';
import { consentScopeIds } from '../../consent/scopes.ts';
import { removedIn, spec } from '../fieldSpec.ts';

const scopes = z.array(z.enum(consentScopeIds)).max(consentScopeIds.length);

/** Consent declarations (guidelines, vedlegg 3), disclosures and the export of everything held about a person: record types. */
export const consentsRecords = {
  /** What may be disclosed without a consent, by which law and why. Never changed. */
  override: {
    recipient: spec(plainText(200), 'papers', 'locked'),
    scopes: spec(scopes, 'papers', 'locked'),
    purpose: spec(plainText(200), 'papers', 'locked'),
    legalBasis: spec(plainText(300), 'papers', 'locked'),
    reason: spec(multilineText(2000), 'papers', 'locked'),
    from: spec(isoDate, 'papers', 'locked'),
    until: spec(isoDate, 'papers', 'locked'),
    /** The user's name, as it was. */
    recordedBy: spec(plainText(200), 'papers', 'locked'),
    $removed: removedIn('papers'),
  },
  /** What went to whom. Never changed. */
  disclosure: {
    recipient: spec(plainText(200), 'papers', 'locked'),
    /** The person at the recipient who got it. */
    receivedBy: spec(plainText(200), 'papers', 'locked'),
    what: spec(multilineText(2000), 'papers', 'locked'),
    scopes: spec(scopes, 'papers', 'locked'),
    purpose: spec(plainText(200), 'papers', 'locked'),
    date: spec(isoDate, 'papers', 'locked'),
    how: spec(z.enum(disclosureWays), 'papers', 'locked'),
    /** The consents it rests on, and the override, where there is one. */
    consents: spec(z.array(recordId).max(30), 'papers', 'locked'),
    override: spec(recordId, 'papers', 'locked'),
    recordedBy: spec(plainText(200), 'papers', 'locked'),
    $removed: removedIn('papers'),
  },
} as const;
