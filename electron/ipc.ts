import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Application } from '#backend/application.ts';
import { parseInput } from '#backend/callInput.ts';
import { channels, isOwnPage } from './bridge.ts';

export interface PdfDialogs {
  save(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<{ done: boolean }>;
  print(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<{ done: boolean }>;
}

const maxPdfBytes = 100 * 1024 * 1024;

/** What the page needs of the machine's own files: a folder that the user points out, and the package that was opened. */
export interface PackageFiles {
  chooseFolder(): Promise<string | null>;
  /** Gives it once. */
  take(): string | null;
}

/** The things that a page can ask for. Who asks is checked each time: only the window's own main frame. */
export function answerCalls(
  ipc: IpcMain,
  window: () => BrowserWindow | undefined,
  application: Application,
  pdf: PdfDialogs,
  packages: PackageFiles,
): void {
  function checkSender(event: IpcMainInvokeEvent): void {
    const contents = window()?.webContents;
    const frame = event.senderFrame;
    const isOurs = frame !== null && contents !== undefined && frame === contents.mainFrame && isOwnPage(frame.url);
    // Nothing of ours calls from anywhere else, so this is no expected error.
    if (!isOurs) throw new Error('refused: not the page of Dalsam');
  }

  ipc.handle(channels.call, (event, method: unknown, input: unknown) => {
    checkSender(event);
    // The same bounds and the same JSON as with every other host, whatever structured cloning could carry.
    const parsed = parseInput(JSON.stringify(input) ?? 'null', String(method));
    return parsed.ok ? application.dispatch(String(method), parsed.value) : parsed;
  });
  ipc.handle(channels.savePdf, (event, bytes: unknown, fileName: unknown) => {
    checkSender(event);
    return pdf.save(pdfBytes(bytes), safeFileName(fileName));
  });
  ipc.handle(channels.printPdf, (event, bytes: unknown, fileName: unknown) => {
    checkSender(event);
    return pdf.print(pdfBytes(bytes), safeFileName(fileName));
  });
  ipc.handle(channels.chooseFolder, (event) => {
    checkSender(event);
    return packages.chooseFolder();
  });
  ipc.handle(channels.takePackage, (event) => {
    checkSender(event);
    return packages.take();
  });
}

function pdfBytes(value: unknown): Uint8Array<ArrayBuffer> {
  if (!(value instanceof Uint8Array) || value.byteLength > maxPdfBytes) throw new Error('refused: not a PDF');
  if (Buffer.from(value.subarray(0, 5)).toString('latin1') !== '%PDF-') throw new Error('refused: not a PDF');
  return Uint8Array.from(value);
}

/** A proposal for the dialog: a plain name, whatever the page says. */
export function safeFileName(value: unknown): string {
  const name = String(value)
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 100);
  return /\.pdf$/i.test(name) ? name : `${name || 'dalsam'}.pdf`;
}
