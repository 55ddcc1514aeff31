import type { Store } from '#db/store.ts';
import { type ConsentScope, consentScopeIds } from '#shared/consent/scopes.ts';
import type { HandOver } from '#shared/exchange/handOver.ts';

/** What these streams of a case consist of, for the list of what is handed over; `writeHandOver` puts it in the transfer. */
export function handOverSummary(
  store: Pick<Store, 'caseContents'>,
  caseId: string,
  scopes: ReadonlySet<string>,
): HandOver {
  const listed: { [S in ConsentScope]?: { records: Record<string, number>; attachments: number } } = {};
  for (const { scope, type, records } of store.caseContents(caseId)) {
    const known = consentScopeIds.find((each) => each === scope && scopes.has(each));
    if (known === undefined) continue;
    const ofScope = listed[known] ?? { records: {}, attachments: 0 };
    listed[known] = ofScope;
    if (type === 'attachment') ofScope.attachments = records;
    else ofScope.records[type] = records;
  }
  return listed;
}
