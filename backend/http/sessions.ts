import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Who may talk to the browser host. A launch token is good for one exchange within its time, and the exchange gives the
 * one session that the process has: opening a new link ends the session before it, so a link that somebody else managed
 * to use is made worthless by starting again.
 */
export interface Sessions {
  /** A new one-time token. */
  mint(): string;
  /** The session's secret for the cookie, or undefined when the token is unknown, used or too old. */
  exchange(token: string): string | undefined;
  accepts(secret: string | undefined): boolean;
}

const tokenLifeMilliseconds = 10 * 60_000;
const maxTokens = 20;

export function createSessions(now: () => number = Date.now): Sessions {
  /** Digest of a token -> when it ends. Only digests are kept, so that a comparison tells nothing about a secret. */
  const tokens = new Map<string, number>();
  let session: Buffer | undefined;

  return {
    mint() {
      const token = randomBytes(32).toString('base64url');
      for (const [digest, end] of tokens) if (end <= now()) tokens.delete(digest);
      const oldest = tokens.keys().next();
      if (tokens.size >= maxTokens && !oldest.done) tokens.delete(oldest.value);
      tokens.set(digestOf(token).toString('hex'), now() + tokenLifeMilliseconds);
      return token;
    },
    exchange(token) {
      const digest = digestOf(token).toString('hex');
      const end = tokens.get(digest);
      tokens.delete(digest);
      if (end === undefined || end <= now()) return undefined;
      const secret = randomBytes(32).toString('base64url');
      session = digestOf(secret);
      return secret;
    },
    accepts(secret) {
      return secret !== undefined && session !== undefined && timingSafeEqual(digestOf(secret), session);
    },
  };
}

export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The value of one cookie; the first wins, as browsers send the most specific first. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
