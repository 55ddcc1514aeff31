/** What the desktop app asked of Electron, for the tests to look at. */
export interface Recorded {
  paths: Record<string, string>;
  sandboxEnabled: boolean;
  schemes: unknown[];
  webPreferences: Record<string, unknown>[];
  menuRoles: string[];
  shown: number;
  /** Windows that a page tried to open, and what was answered. */
  opened: { url: string; action: string }[];
  /** Navigations that a page tried, and whether they were let through. */
  navigations: { url: string; allowed: boolean }[];
  /** Requests over a network, and whether they were let through. */
  requests: { url: string; allowed: boolean }[];
  printed: { url: string; contentType: string }[];
  messages: string[];
}

export const record: Recorded = {
  paths: {},
  sandboxEnabled: false,
  schemes: [],
  webPreferences: [],
  menuRoles: [],
  shown: 0,
  opened: [],
  navigations: [],
  requests: [],
  printed: [],
  messages: [],
};
