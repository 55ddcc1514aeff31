import type { Store } from '#db/store.ts';
import { appError } from '#shared/api/errors.ts';
import { err, ok } from '#shared/result.ts';
import type { Handlers } from '../handler.ts';
import { logAction } from '../overview/accessLog.ts';
import { keptId } from '../people/mergeRecords.ts';
import { personRecord, textOf } from '../people/personRecord.ts';
import { exportPdf } from './exportPdf.ts';
import { accessTo, type ExportedRecord, everythingAbout } from './personRecords.ts';

/** The format of the JSON; raised when what is there changes its meaning. */
const EXPORT_FORMAT = 1;

/** Innsyn: everything that is held about one person. */
export const exportHandlers = {
  'person.export': async ({ personId: asked, format, language }, context) => {
    const personId = keptId(context.store, asked);
    if (personRecord(context.store, personId) === undefined) return err(appError('notFound', {}));
    logAction(context, 'person.export', personId);
    const records = everythingAbout(context, personId);
    const accessLog = accessTo(context, personId);
    const name = `innsyn-${context.today()}`;
    if (format === 'pdf') {
      const { pdf, pages } = await exportPdf(context, personId, { records, accessLog }, language);
      return ok({ content: pdf, mediaType: 'application/pdf' as const, fileName: `${name}.pdf`, pages });
    }
    const { municipality } = context;
    const whole = {
      format: EXPORT_FORMAT,
      exportedAt: context.now().toISOString(),
      municipality,
      personId,
      records,
      attachments: attachmentsOf(context.store, records),
      accessLog,
    };
    return ok({
      content: Buffer.from(`${JSON.stringify(whole, null, 2)}\n`, 'utf8').toString('base64'),
      mediaType: 'application/json' as const,
      fileName: `${name}.json`,
      pages: null,
    });
  },
} satisfies Handlers<'person.export'>;

/** The files themselves, by the hash that their records name; null where the content is not on this machine. */
function attachmentsOf(store: Store, records: readonly ExportedRecord[]) {
  const hashes = records.flatMap(({ type, fields }) => (type === 'attachment' ? (textOf(fields.sha256) ?? []) : []));
  return [...new Set(hashes)].map((sha256) => {
    const content = store.readAttachment(sha256);
    return { sha256, content: content === undefined ? null : Buffer.from(content).toString('base64') };
  });
}
