/**
 * The zip around a package's parts, as pure functions from entries to bytes. The writer writes these bytes; the reader compares
 * with them, byte for byte, so it has no parser of zip that a crafted file could lead astray (docs/adr/0050).
 */
export interface ZipEntry {
  /** ASCII. */
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly bytes: number;
}

export interface PlacedEntry extends ZipEntry {
  /** Of its local header, from the beginning of the zip. */
  readonly offset: number;
}

export const localHeaderBytes = (name: string): number => 30 + name.length;

const max16 = 0xffff;
const max32 = 0xffffffff;
/** 1 January 1980: the zip's zero, so that the same content is the same bytes. */
const [time, date] = [0, 0x21];
const version = 20;
const version64 = 45;
const madeOnUnix = 3 << 8;
/** A plain file that only its owner can read, once somebody unpacks it. */
const attributes = 0o100600 * 0x10000;

/** Sizes and checksum stand in it, so that the zip can be read as a stream too. */
export function localHeader(entry: ZipEntry): Uint8Array {
  const out = new Fields(localHeaderBytes(entry.name));
  out.u32(0x04034b50);
  out.u16(version);
  common(out, entry);
  out.u16(0);
  out.text(entry.name);
  return out.bytes;
}

/** What only the entry itself can tell of its header; its other bytes are known beforehand. */
export function sizesInHeader(header: Uint8Array): { crc32: number; compressedBytes: number; bytes: number } {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  return {
    crc32: view.getUint32(14, true),
    compressedBytes: view.getUint32(18, true),
    bytes: view.getUint32(22, true),
  };
}

export function centralHeader(entry: PlacedEntry): Uint8Array {
  const far = entry.offset >= max32;
  const out = new Fields(46 + entry.name.length + (far ? 12 : 0));
  out.u32(0x02014b50);
  out.u16(madeOnUnix | (far ? version64 : version));
  out.u16(far ? version64 : version);
  common(out, entry);
  out.u16(far ? 12 : 0);
  out.u16(0);
  out.u16(0);
  out.u16(0);
  out.u32(attributes);
  out.u32(far ? max32 : entry.offset);
  out.text(entry.name);
  if (far) {
    out.u16(1);
    out.u16(8);
    out.u64(entry.offset);
  }
  return out.bytes;
}

/** The end of the zip; with the 64-bit records before it just where the plain one has no room for the numbers. */
export function endOfZip(directory: {
  readonly entries: number;
  readonly bytes: number;
  readonly offset: number;
}): Uint8Array {
  const { entries, bytes, offset } = directory;
  const large = entries >= max16 || bytes >= max32 || offset >= max32;
  const out = new Fields(22 + (large ? 56 + 20 : 0));
  if (large) {
    out.u32(0x06064b50);
    out.u64(44);
    out.u16(madeOnUnix | version64);
    out.u16(version64);
    out.u32(0);
    out.u32(0);
    out.u64(entries);
    out.u64(entries);
    out.u64(bytes);
    out.u64(offset);
    out.u32(0x07064b50);
    out.u32(0);
    out.u64(offset + bytes);
    out.u32(1);
  }
  out.u32(0x06054b50);
  out.u16(0);
  out.u16(0);
  out.u16(Math.min(entries, max16));
  out.u16(Math.min(entries, max16));
  out.u32(Math.min(bytes, max32));
  out.u32(Math.min(offset, max32));
  out.u16(0);
  return out.bytes;
}

/** From the flags to the length of the name: the same in both headers. */
function common(out: Fields, entry: ZipEntry): void {
  out.u16(0);
  out.u16(entry.method === 'deflated' ? 8 : 0);
  out.u16(time);
  out.u16(date);
  out.u32(entry.crc32);
  out.u32(entry.compressedBytes);
  out.u32(entry.bytes);
  out.u16(entry.name.length);
}

/** Little-endian numbers, one after the other. */
class Fields {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.#view = new DataView(this.bytes.buffer);
  }

  u16(value: number): void {
    this.#view.setUint16(this.#at, value, true);
    this.#at += 2;
  }

  u32(value: number): void {
    this.#view.setUint32(this.#at, value, true);
    this.#at += 4;
  }

  u64(value: number): void {
    this.#view.setBigUint64(this.#at, BigInt(value), true);
    this.#at += 8;
  }

  text(value: string): void {
    for (let index = 0; index < value.length; index++) this.bytes[this.#at++] = value.charCodeAt(index);
  }
}
