import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  attachmentPart,
  installationId,
  opsPart,
  singlePart,
  testHead,
  testRead,
  testWrite,
} from '#backend/exchange/package/packageTestKit.ts';
import type { PartSource, WriteRequest } from '#backend/exchange/package/types.ts';
import { writePackage } from '#backend/exchange/package/writePackage.ts';
import { encodeHoldings, encodePeople } from '#shared/exchange/holdings.ts';
import { canonicalOp } from '#shared/ops/op.ts';

/**
 * Makes the golden packages of a release, once: `node test/golden/packages/make.ts 0.1.0`. A file that is there is never
 * written over, since a package that has been sent cannot be changed either; the tests only read them.
 */
const version = process.argv[2] ?? '';
if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error('the version of the release is needed');
const head: WriteRequest['head'] = { ...testHead, appVersion: version };
const stream = { caseId: installationId(30), scope: 'identity' } as const;
const ref = `${stream.caseId}/${stream.scope}`;
const origin = head.sender.origin;
const author = installationId(20);

const line = (seq: number, field: string, value: string | number | boolean | readonly string[] | null) =>
  canonicalOp({
    stream,
    origin,
    seq,
    record: { type: 'person', id: stream.caseId },
    field,
    value,
    basis: seq > 1 ? [`${ref}/${origin}/${seq - 1}`] : [],
    hlc: seq.toString(16).padStart(16, '0'),
    author,
    at: '2026-03-09T10:00:00.000Z',
  });

const holdings = [...encodeHoldings(new Map([[ref, new Map([[origin, 5]])]]))].join('');
const people = encodePeople({
  origins: { [origin]: { installation: head.sender.installation, municipality: '3434', role: 'municipality' } },
  authors: { [author]: { name: 'Kari Konsulent', municipality: '3434' } },
});

const packages: Record<string, { readonly head: WriteRequest['head']; readonly parts: readonly PartSource[] }> = {
  shared: {
    head: {
      ...head,
      revocations: [
        {
          id: installationId(40),
          streams: [{ caseId: installationId(31), scope: 'economy' }],
          holder: '3435',
          revokedBy: '3434',
          at: '2026-03-01T10:00:00.000Z',
        },
      ],
      lifts: [
        {
          revocation: installationId(41),
          streams: [{ caseId: installationId(31), scope: 'work' }],
          at: '2026-03-02T10:00:00.000Z',
        },
      ],
    },
    parts: [
      singlePart('people', people),
      singlePart('prerequisites', ''),
      singlePart('holdings', holdings),
      opsPart(1, [
        line(1, 'givenName', 'Amanuel'),
        line(2, 'givenNameNative', 'ኣማኑኤል'),
        line(3, 'languages', ['ti', 'am']),
      ]),
      opsPart(2, [line(4, 'children', 2), line(5, '$removed', null)]),
      attachmentPart(Buffer.from('%PDF-1.4 not really, but nobody asks here')),
      attachmentPart(Buffer.alloc(70_000, 7)),
    ],
  },
  receipt: {
    head: {
      ...head,
      kind: 'receipt',
      number: 1,
      previous: null,
      acknowledges: {},
      receipts: [{ revocation: installationId(40), at: '2026-03-05T10:00:00.000Z' }],
    },
    parts: [],
  },
};

for (const [name, content] of Object.entries(packages)) {
  const fileName = `${version}-${name}.dalsam`;
  const request = testWrite(import.meta.dirname, content.parts, { head: content.head, fileName });
  const written = await writePackage(request);
  if (!written.ok) throw new Error(`${name}: ${written.error.code}`);
  const { seen } = await testRead(written.value.path);
  const expected = {
    manifest: written.value.manifest,
    manifestHash: written.value.manifestHash,
    fileHash: written.value.fileHash,
    lines: seen.lines,
    parts: seen.parts,
    attachments: [...seen.attachments].map(([sha256, { length }]) => ({ sha256, bytes: length })),
  };
  writeFileSync(join(import.meta.dirname, `${version}-${name}.json`), `${JSON.stringify(expected, null, 2)}\n`, {
    flag: 'wx',
  });
}
