/**
 * What the preload script puts on the page as `window.dalsam`: the whole of what a page can ask the desktop for.
 */
export interface DesktopBridge {
  readonly host: { readonly name: 'desktop'; readonly platform: string; readonly version: string };
  /** A method of the contract; resolves to its Result. */
  call(method: string, input: unknown): Promise<unknown>;
  /** The native save dialog; false when the user cancelled, or was told that it could not be written. */
  savePdf(bytes: Uint8Array, fileName: string): Promise<{ done: boolean }>;
  /** The native print dialog; false when the user cancelled. */
  printPdf(bytes: Uint8Array, fileName: string): Promise<{ done: boolean }>;
  /** The native dialog for a folder: its whole path, or null when the user cancelled. */
  chooseFolder(): Promise<string | null>;
  /** Whole path of the package that the app was opened with (a double click), once; null when there is none. */
  takePackage(): Promise<string | null>;
  /** A package was opened while the app runs: it can be taken now. Answers how to stop listening. */
  onPackage(listener: () => void): () => void;
  /** The computer was locked or put to sleep, and the vault with it. Answers how to stop listening. */
  onLocked(listener: () => void): () => void;
}

export const channels = {
  call: 'dalsam:call',
  savePdf: 'dalsam:savePdf',
  printPdf: 'dalsam:printPdf',
  chooseFolder: 'dalsam:chooseFolder',
  takePackage: 'dalsam:takePackage',
  package: 'dalsam:package',
  locked: 'dalsam:locked',
} as const;

/** The page's own origin in the window. */
export const pageScheme = 'app';
export const pageHost = 'dalsam';
export const pageAddress = `${pageScheme}://${pageHost}/`;

/** Whether an address is of our own page. (URL gives schemes of our own the origin `null`, so the parts are compared.) */
export function isOwnPage(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${pageScheme}:` && url.host === pageHost;
  } catch {
    return false;
  }
}
