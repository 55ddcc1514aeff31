/** Consent declarations (guidelines, vedlegg 3), disclosures and the export of everything held about a person. */
export const consents = {};

export const consentsErrorTexts = {};

/** Words of the access log. */
export const consentsActions = {};
