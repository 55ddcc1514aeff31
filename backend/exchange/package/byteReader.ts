import { damaged } from './refusal.ts';

/** Bytes of a stream by count. A stream that ends too early, or goes on after its end, is refused. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #left: Uint8Array = new Uint8Array(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next `count` bytes, whole. The caller has bounded the count. */
  async exactly(count: number): Promise<Uint8Array> {
    const whole = new Uint8Array(count);
    let at = 0;
    for await (const piece of this.pieces(count)) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  /** The next `count` bytes as they come. */
  async *pieces(count: number): AsyncGenerator<Uint8Array> {
    for (let missing = count; missing > 0; ) {
      if (this.#left.length === 0) await this.#next();
      const piece = this.#left.subarray(0, missing);
      this.#left = this.#left.subarray(piece.length);
      missing -= piece.length;
      yield piece;
    }
  }

  /** Nothing may follow; with age this also says that what came is whole. */
  async end(): Promise<void> {
    for (;;) {
      if (this.#left.length > 0) throw damaged('container');
      const next = await this.#source.next();
      if (next.done) return;
      this.#left = next.value;
    }
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async #next(): Promise<void> {
    const next = await this.#source.next();
    if (next.done) throw damaged('container');
    this.#left = next.value;
  }
}
