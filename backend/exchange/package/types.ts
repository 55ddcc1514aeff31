import type { AppError } from '#shared/api/errors.ts';
import type { Manifest, PartKind } from '#shared/exchange/manifest.ts';
import type { Result } from '#shared/result.ts';

/**
 * The package format as the rest of the exchange sees it (docs/package-format.md): bytes out, bytes in, nothing of stores or
 * consents. Both ways are streams: memory does not grow with the package.
 */

/** A part to be written: its content can be asked for twice (once to hash, once to write), and is the same both times. */
export interface PartSource {
  /** By shared/exchange/parts.ts: `singlePartNames`, `opsPartName`, `attachmentPartName`. */
  readonly name: string;
  readonly kind: PartKind;
  /** Of an `ops` part. */
  readonly ops?: number;
  /** What is known beforehand (of an attachment its name) is checked; with both, ops are not read twice. */
  readonly sha256?: string;
  readonly bytes?: number;
  content(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

export interface Progress {
  readonly bytes: number;
  /** 0 where it is not known. */
  readonly totalBytes: number;
}

export interface WriteRequest {
  /** The manifest without `parts`, which the writer fills in. */
  readonly head: Omit<Manifest, 'parts'>;
  readonly parts: readonly PartSource[];
  /** Ed25519 signature (64 bytes) of exactly these bytes, which are the purpose of the signature and the manifest (members/signing.ts: `signWith`). */
  sign(bytes: Uint8Array): Uint8Array;
  /** age recipients (`age1...`). */
  readonly recipients: readonly string[];
  /** A new file, made whole or not at all: written beside and renamed, never over another. Absolute path of the folder. */
  readonly folder: string;
  /** Its name; without it the file is named by its own SHA-256 (`<hex>.dalsam`). */
  readonly fileName?: string;
  /** Of the part that is written beside, where the caller wants to know it. */
  readonly partName?: string;
  /** The file is whole, and gets its name when this has ended well: what must be remembered of it. If it throws, there is no file. */
  beforeNaming?(written: Written): void;
  readonly signal?: AbortSignal;
  onProgress?(progress: Progress): void;
}

export interface Written {
  readonly path: string;
  readonly manifest: Manifest;
  /** SHA-256 in hex of the manifest's bytes. */
  readonly manifestHash: string;
  readonly fileHash: string;
  readonly bytes: number;
}

export type WritePackage = (request: WriteRequest) => Promise<Result<Written, AppError>>;

/**
 * What a reader does with a package as it goes by. The manifest comes first, with its signature; a visitor that returns an
 * error ends the reading. Each part's content is checked against the manifest: what was given before the check failed must not be kept, so
 * the caller works inside a transaction or throws it away.
 */
export interface PackageVisitor {
  manifest(manifest: Manifest, about: { readonly manifestHash: string }): Result<undefined, AppError>;
  /** The lines of one `ops` part, in order: at most `maxSegmentOps`, checked to be what the manifest says. */
  opLines?(lines: readonly string[]): Result<undefined, AppError> | Promise<Result<undefined, AppError>>;
  /** The whole of a small part (`holdings`, `members`, `counts`, `people`). */
  part?(part: {
    readonly kind: PartKind;
    readonly name: string;
    readonly content: Uint8Array;
  }): Result<undefined, AppError>;
  /** An attachment, in pieces; absent: passed over (hashed all the same). */
  attachment?(sha256: string): { write(chunk: Uint8Array): void; end(): void };
}

export interface ReadRequest {
  /** Absolute path. */
  readonly path: string;
  /** This installation's age identities (`AGE-SECRET-KEY-1...`). */
  readonly identities: readonly string[];
  /** The signing key (hex) of the manifest's sender, by the member list; an error refuses the package before its content is read. */
  signingKeyOf(sender: Manifest['sender'], manifest: Manifest): Result<string, AppError>;
  readonly visitor: PackageVisitor;
  readonly signal?: AbortSignal;
  onProgress?(progress: Progress): void;
}

export interface Read {
  readonly manifest: Manifest;
  readonly manifestHash: string;
  readonly fileHash: string;
  readonly bytes: number;
}

/** Errors: those of the file in shared/api/errors/exchange/packages.ts, and those that the visitor and `signingKeyOf` give. Never throws for what a file can hold. */
export type ReadPackage = (request: ReadRequest) => Promise<Result<Read, AppError>>;
