/** Papers that are signed: what has happened to them, and their scanned copies. */
export const papers = {};

export const papersErrorTexts = {
  formNotNewest: () => 'Det finnes en nyere versjon av dokumentet. Åpne den nyeste, og lag ny versjon derfra.',
};

/** Words of the access log. */
export const papersActions = {};
