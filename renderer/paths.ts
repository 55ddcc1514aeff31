/** Addresses of the screens (after the `#`). Ids only: an address must never carry a name or a number of a person. */
export const paths = {
  overview: '/',
  people: '/personer',
  newPerson: '/personer/ny',
  person: (id: string) => `/personer/${id}`,
  personTab: (id: string, tab: PersonTab) => (tab === 'details' ? `/personer/${id}` : `/personer/${id}?fane=${tab}`),
  editPerson: (id: string) => `/personer/${id}/endre`,
  intake: (personId: string, formId: string) => `/personer/${personId}/kartlegging/${formId}`,
  form: (personId: string, formId: string) => `/personer/${personId}/skjema/${formId}`,
  readPdf: (personId: string) => `/personer/${personId}/les-inn`,
  merge: (keep: string, absorb: string) => `/personer/${keep}/sammenslaing/${absorb}`,
  contracts: '/praksis',
  contract: (id: string) => `/praksis/${id}`,
  employers: '/arbeidsgivere',
  employer: (id: string) => `/arbeidsgivere/${id}`,
  forms: '/skjemaer',
  payroll: '/stonad',
  stateGrants: '/tilskudd',
  exchange: '/utveksling',
  exchangeTab: (tab: ExchangeTab) => (tab === 'packages' ? '/utveksling' : `/utveksling?fane=${tab}`),
  conflict: (recordId: string, field: string) => `/utveksling/konflikt/${recordId}/${encodeURIComponent(field)}`,
  makePackage: '/utveksling/lag-pakke',
  makePackageFor: (holder: string) => `/utveksling/lag-pakke?til=${holder}`,
  readPackagePage: '/utveksling/les-inn',
  /** A package by the id of its upload, the hash of one that waits, or the hash of one in the exchange folder. */
  readPackage: (from: PackageSource) => `/utveksling/les-inn?${from.kind}=${from.id}`,
  transfer: (id: string) => `/utveksling/flytting/${id}`,
  rates: '/satser',
  settings: '/innstillinger',
  log: '/logg',
} as const;

export const personTabs = [
  'details',
  'household',
  'intake',
  'consents',
  'contracts',
  'establishment',
  'benefit',
  'stateGrants',
  'history',
  'access',
] as const;
export type PersonTab = (typeof personTabs)[number];

export interface PackageSource {
  readonly kind: 'fil' | 'mappe';
  readonly id: string;
}

export const exchangeTabs = ['packages', 'conflicts', 'transfers', 'members', 'coordinator'] as const;
export type ExchangeTab = (typeof exchangeTabs)[number];
