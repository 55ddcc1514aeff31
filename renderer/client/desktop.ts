/**
 * What only a desktop window can do (docs/hosts.md); undefined in a browser. The renderer may not import from the
 * electron layer, so the part of its bridge that the screens use is written out here.
 */
export interface DesktopBridge {
  call(method: string, input: unknown): Promise<unknown>;
  savePdf(bytes: Uint8Array, fileName: string): Promise<{ done: boolean }>;
  printPdf(bytes: Uint8Array, fileName: string): Promise<{ done: boolean }>;
  /** The native dialog for a folder: its whole path, or null when the user cancelled. */
  chooseFolder(): Promise<string | null>;
  /** The package that the app was opened with by a double click, once; null when there is none. */
  takePackage(): Promise<string | null>;
  /** A package was opened while the app runs: it can be taken now. Answers how to stop listening. */
  onPackage(listener: () => void): () => void;
  /** The computer was locked or put to sleep, and the vault with it. */
  onLocked(listener: () => void): () => void;
}

declare global {
  interface Window {
    dalsam?: DesktopBridge;
  }
}

export const desktop: DesktopBridge | undefined = typeof window === 'undefined' ? undefined : window.dalsam;
