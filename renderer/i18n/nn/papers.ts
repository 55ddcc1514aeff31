import type { papers as nb } from '../nb/papers.ts';

/** Papers that are signed: what has happened to them, and their scanned copies. */
export const papers: typeof nb = {};

export const papersErrorTexts = {
  formNotNewest: () => 'Det finst ein nyare versjon av dokumentet. Opne den nyaste, og lag ny versjon derifrå.',
};

/** Words of the access log. */
export const papersActions = {};
