import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { printPdf } from './printer.ts';

const request = { title: 'Prøve', language: 'nb', date: '2026-03-09' } as const;

describe('what a document may reach', () => {
  it('nothing on the network', async () => {
    const content = [{ image: 'http://127.0.0.1:9/picture.png' }];
    await expect(printPdf({ ...request, content })).rejects.toThrow(/denied by resource access policy/);
  });

  it('no file but the fonts', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'dalsam-printer-'));
    try {
      const picture = path.join(folder, 'picture.png');
      await writeFile(picture, Buffer.from([0x89, 0x50]));
      await expect(printPdf({ ...request, content: [{ image: picture }] })).rejects.toThrow(
        /denied by resource access policy/,
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('the file', () => {
  it('counts its pages', async () => {
    const content = [{ text: 'En' }, { text: 'To', pageBreak: 'before' as const }];
    expect((await printPdf({ ...request, content })).pages).toBe(2);
  });

  it('carries the markers of its title as text', async () => {
    const { bytes } = await printPdf({ ...request, title: 'A <b> & C', content: [{ text: 'x' }] });
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('<b>');
  });
});
