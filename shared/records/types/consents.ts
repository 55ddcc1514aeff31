/** Consent declarations (guidelines, vedlegg 3), disclosures and the export of everything held about a person: record types. */
export const consentsRecords = {} as const;
