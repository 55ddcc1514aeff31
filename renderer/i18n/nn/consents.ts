import type { consents as nb } from '../nb/consents.ts';

/** Consent declarations (guidelines, vedlegg 3), disclosures and the export of everything held about a person. */
export const consents: typeof nb = {};

export const consentsErrorTexts = {};

/** Words of the access log. */
export const consentsActions = {};
