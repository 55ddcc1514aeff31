/** Consent declarations (guidelines, vedlegg 3), disclosures and the export of everything held about a person: errors of their own. */
export const consentsErrors = {} as const;
