import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/**
 * The built renderer as a closed list of files held in memory. A request is looked up by its exact path in the list, so
 * no path, however written, reaches the file system.
 */
export interface PageFile {
  readonly body: Buffer<ArrayBuffer>;
  readonly contentType: string;
  /** The name holds a hash of the content, so the file behind it never changes. */
  readonly immutable: boolean;
}

export type PageFiles = ReadonlyMap<string, PageFile>;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

/** Every file of a built renderer, by the path that a page asks for; `/` is its index.html. */
export function readPageFiles(directory: string): PageFiles {
  const files = new Map<string, PageFile>();
  for (const path of walk(directory, '')) {
    const contentType = contentTypes[extname(path)];
    // Left out silently, a file would be missing from the page some day: its kind belongs in the list above.
    if (contentType === undefined) throw new Error(`no content type is known for ${path}`);
    const body = readFileSync(join(directory, path));
    files.set(path, { body, contentType, immutable: path.startsWith('/assets/') });
  }
  const index = files.get('/index.html');
  if (index === undefined) throw new Error(`no index.html in ${directory}`);
  files.set('/', index);
  return files;
}

function* walk(directory: string, prefix: string): Generator<string> {
  for (const name of readdirSync(join(directory, prefix)).sort()) {
    const path = `${prefix}/${name}`;
    if (statSync(join(directory, path)).isDirectory()) yield* walk(directory, path);
    else yield path;
  }
}
