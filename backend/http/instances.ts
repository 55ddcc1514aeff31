import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/**
 * One browser host per vault: what it leaves (address and a secret, readable by the user alone) lets a second start ask
 * it for a new link instead of failing because the vault is in use.
 */
const instance = z.strictObject({ port: z.number().int().min(1).max(65535), secret: z.string().min(20) });

function fileOf(runFolder: string, vault: string): string {
  const name = createHash('sha256').update(resolve(vault)).digest('hex').slice(0, 24);
  return join(runFolder, `${name}.json`);
}

export function announce(runFolder: string, vault: string, port: number, secret: string): void {
  mkdirSync(runFolder, { recursive: true, mode: 0o700 });
  const file = fileOf(runFolder, vault);
  // Removed first: the mode is only given to a new file.
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify({ port, secret }), { mode: 0o600 });
}

export function withdraw(runFolder: string, vault: string): void {
  rmSync(fileOf(runFolder, vault), { force: true });
}

/** A new link from the host that already serves this vault, or undefined when none answers. */
export async function linkFromRunning(runFolder: string, vault: string): Promise<string | undefined> {
  try {
    const { port, secret } = instance.parse(JSON.parse(readFileSync(fileOf(runFolder, vault), 'utf8')));
    const origin = `http://127.0.0.1:${port}`;
    const response = await fetch(`${origin}/host/link`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      signal: AbortSignal.timeout(2000),
    });
    const { link } = z.object({ link: z.string() }).parse(await response.json());
    // The port may have passed to another program since: nothing but our own kind of link is opened.
    return link.startsWith(`${origin}/start?token=`) ? link : undefined;
  } catch {
    return undefined;
  }
}
