import type { Writer } from '#db/store.ts';
import { type ConsentScope, consentScopeIds, consentScopes } from '#shared/consent/scopes.ts';
import { planBasisLabels } from '#shared/exchange/planReasons.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import type { PackageContext } from './context.ts';
import { type Holder, isConsentScope, type PlannedStream } from './plan.ts';
import { holderName } from './recipients.ts';

/** Bounds of the record (shared/records/types/consents.ts). */
const LONGEST_PURPOSE = 200;
const LONGEST_WHAT = 2000;
const MOST_CONSENTS = 30;

/** The log of what went to whom: one record for each case that left the municipality in a package. */
export function recordDisclosures(
  context: PackageContext,
  writer: Writer,
  sent: { readonly to: Holder; readonly number: number; readonly goes: readonly PlannedStream[] },
): string[] {
  const { to, number } = sent;
  const cases = Map.groupBy(
    sent.goes.filter(({ stream }) => stream.caseId !== commonCase),
    ({ stream }) => stream.caseId,
  );
  for (const [caseId, streams] of cases) {
    const scopes = scopesIn(streams);
    const answers = streams.flatMap(({ answer }) => answer ?? []);
    const consents = [...new Set(answers.flatMap((answer) => answer.consents))];
    const overrides = answers.filter((answer) => answer.consents.length === 0).flatMap((answer) => answer.overrides);
    writer.set(
      { type: 'disclosure', id: context.newId(), caseId },
      {
        recipient: holderName(to),
        what: whatIn(scopes, number),
        scopes,
        purpose: purposeOf(streams),
        date: context.today(),
        how: 'package',
        consents: consents.slice(0, MOST_CONSENTS),
        override: overrides[0] ?? null,
        recordedBy: context.user.name,
      },
    );
  }
  return [...cases.keys()];
}

function scopesIn(streams: readonly PlannedStream[]): ConsentScope[] {
  const gone = new Set<string>(streams.map(({ stream }) => stream.scope));
  return consentScopeIds.filter((scope) => gone.has(scope));
}

function whatIn(scopes: readonly ConsentScope[], number: number): string {
  const words =
    scopes.length === 0 ? planBasisLabels.goesAlong.nb : scopes.map((scope) => consentScopes[scope].nb).join('; ');
  return `Pakke nr. ${number}: ${words}`.slice(0, LONGEST_WHAT);
}

/** What the consents name, or the reason why none was asked for. */
function purposeOf(streams: readonly PlannedStream[]): string {
  const named = streams.flatMap(({ answer }) => answer?.purposes ?? []);
  const others = streams.flatMap(({ basis, stream, answer }) =>
    answer !== undefined || (basis === 'goesAlong' && !isConsentScope(stream.scope)) ? [] : [planBasisLabels[basis].nb],
  );
  const words = [...new Set([...named, ...others])];
  return (words.length === 0 ? planBasisLabels.goesAlong.nb : words.join('; ')).slice(0, LONGEST_PURPOSE);
}
