/** Consent declarations (guidelines, vedlegg 3), disclosures and the export of everything held about a person. */
export const consentsMethods = {} as const;
