import { Decrypter, Encrypter, type Identity } from 'age-encryption';
import { tidied } from './garbage.ts';
import { damaged, refused } from './refusal.ts';

/**
 * age as streams of bytes: pulled from the end, so that no more is in memory than what is on its way. The cipher is the
 * library's; what stands here is limits, and its errors as refusals.
 */

/** One piece at a time is taken, of at most this size. */
const pieceBytes = 64 * 1024;

/** Room for a thousand recipients, whose lines are a good hundred bytes each. */
const maxHeaderBytes = 256 * 1024;

/** The encrypted file. Recipients are `age1...`; throws for one that is malformed. */
export async function* encrypted(
  plain: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  yield* tidied(piecesOf(await encrypter.encrypt(streamOf(plain))));
}

/** What the file holds. Throws a `Refusal` for a file that none of the identities opens, or that is not as it was encrypted. */
export async function* decrypted(
  file: AsyncIterable<Uint8Array>,
  identities: readonly string[],
): AsyncGenerator<Uint8Array> {
  const source = file[Symbol.asyncIterator]();
  const start = await header(source);
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  let isForOthers = false;
  // Asked only when none before it has opened the file.
  const last: Identity = {
    unwrapFileKey: () => {
      isForOthers = true;
      return null;
    },
  };
  decrypter.addIdentity(last);
  let failure: unknown;
  const watched = rest(start, source, (error) => {
    failure = error;
  });
  let plain: ReadableStream<Uint8Array>;
  try {
    plain = await decrypter.decrypt(streamOf(watched));
  } catch {
    await source.return?.();
    if (failure !== undefined) throw failure;
    throw isForOthers ? refused('packageNotForUs') : damaged('header');
  }
  const pieces = tidied(piecesOf(plain));
  try {
    for (;;) {
      let next: IteratorResult<Uint8Array>;
      try {
        next = await pieces.next();
      } catch {
        // Either the file could not be read on, or what was read is not what was encrypted.
        throw failure ?? damaged('encryption');
      }
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await pieces.return(undefined);
  }
}

/**
 * The file's beginning, until its header is there whole. Looked at before the library gets it, since the library would read
 * a line of any length.
 */
async function header(source: AsyncIterator<Uint8Array>): Promise<Buffer> {
  const version = Buffer.from('age-encryption.org/v1\n');
  let start = Buffer.alloc(0);
  for (;;) {
    const known = Math.min(start.length, version.length);
    if (!start.subarray(0, known).equals(version.subarray(0, known))) throw refused('packageNotDalsam');
    const mac = start.indexOf('\n--- ');
    if (mac >= 0 && start.indexOf('\n', mac + 1) >= 0) return start;
    if (start.length > maxHeaderBytes) throw damaged('header');
    const next = await source.next();
    if (next.done) throw start.length < version.length ? refused('packageNotDalsam') : damaged('header');
    start = Buffer.concat([start, next.value]);
  }
}

async function* rest(
  start: Uint8Array,
  source: AsyncIterator<Uint8Array>,
  onError: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  yield start;
  try {
    for (;;) {
      const next = await source.next();
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    onError(error);
    throw error;
  } finally {
    await source.return?.();
  }
}

/** Pulled piece by piece: nothing is read ahead. */
function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = small(bytes);
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value as Uint8Array<ArrayBuffer>);
      },
      async cancel() {
        await iterator.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

async function* small(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += pieceBytes) yield chunk.subarray(at, at + pieceBytes);
  }
}

async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let isAtEnd = false;
  try {
    for (;;) {
      const next = await reader.read();
      if (next.done) {
        isAtEnd = true;
        return;
      }
      yield next.value;
    }
  } finally {
    // Left in the middle: the source is told, so that its file is closed. An errored stream has nothing left to tell.
    if (!isAtEnd) await reader.cancel().catch(() => undefined);
  }
}
