import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, type Session } from 'electron';
import { pageAddress } from './bridge.ts';
import type { PdfDialogs } from './ipc.ts';
import type { Documents } from './protocol.ts';

/** The native dialogs for a PDF. Its bytes come from the page and go where the user says, never to a temporary file. */
export function createPdfDialogs(
  window: () => BrowserWindow | undefined,
  session: Session,
  documents: Documents,
): PdfDialogs {
  return {
    async save(bytes, fileName) {
      const parent = window();
      if (parent === undefined) return { done: false };
      const { canceled, filePath } = await dialog.showSaveDialog(parent, {
        title: 'Lagre PDF',
        defaultPath: join(app.getPath('documents'), fileName),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      if (canceled || !filePath) return { done: false };
      try {
        await writeFile(filePath, bytes, { mode: 0o600 });
        return { done: true };
      } catch {
        await dialog.showMessageBox(parent, {
          type: 'error',
          message: 'Filen kunne ikke lagres der.',
          detail:
            'Velg en annen mappe, eller frigjør plass på disken. / Vel ei anna mappe, eller frigjer plass på disken.',
        });
        return { done: false };
      }
    },

    async print(bytes) {
      const path = `/print/${randomUUID()}.pdf`;
      documents.set(path, { body: bytes, contentType: 'application/pdf' });
      const viewer = new BrowserWindow({
        show: false,
        webPreferences: { session, sandbox: true, contextIsolation: true, nodeIntegration: false, plugins: true },
      });
      try {
        await viewer.loadURL(`${pageAddress}${path.slice(1)}`);
        return await new Promise((resolve) => viewer.webContents.print({}, (done) => resolve({ done })));
      } finally {
        documents.delete(path);
        viewer.destroy();
      }
    },
  };
}
