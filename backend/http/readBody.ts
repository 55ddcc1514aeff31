import type { IncomingMessage } from 'node:http';

export type Body = { readonly text: string } | { readonly problem: 'tooLarge' | 'notUtf8' | 'broken' };

/**
 * The whole body as text, never holding more than `maxBytes`. The limit is counted as bytes arrive, since a chunked body
 * declares no length and a declared one may lie.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return { problem: 'tooLarge' };
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // The iterator would destroy the socket when left early, and the answer with it.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const buffer = chunk as Buffer;
      bytes += buffer.length;
      if (bytes > maxBytes) return { problem: 'tooLarge' };
      chunks.push(buffer);
    }
  } catch {
    return { problem: 'broken' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch {
    return { problem: 'notUtf8' };
  }
}
