import type { Store } from '#db/store.ts';
import type { KnownProgramme } from '#shared/contracts/rules.ts';
import { withAbsorbed } from '../people/mergeRecords.ts';
import { textOf } from '../people/personRecord.ts';

/** The dates of a person's introduction programme, as the introduction benefit knows them. */
export function knownProgramme(store: Store, personId: string): KnownProgramme {
  const [found] = withAbsorbed(store, personId).flatMap((id) => store.recordsOfCase('benefitCase', id));
  return {
    from: textOf(found?.fields.programmeFrom ?? null),
    until: textOf(found?.fields.programmeUntil ?? null),
  };
}
