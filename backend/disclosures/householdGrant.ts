import type { RecordRow } from '#db/store.ts';
import { membersOfLine } from '#shared/establishment/placing.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { textOf } from '../people/personRecord.ts';

const ofGrant: ReadonlySet<RecordType> = new Set([
  'establishmentCase',
  'establishmentMember',
  'establishmentAssessment',
  'establishmentPurchase',
  'establishmentStep',
  'establishmentDecision',
  'establishmentSigning',
]);

export const isOfHouseholdGrant = ({ ref }: RecordRow): boolean => ofGrant.has(ref.type);

/**
 * The ids of those records of a household's establishment grant that are about one of its people, given by all the ids
 * that the person has had. The grant is kept in one member's case, and still it is about each of them: the letter is to
 * all, while how one lived, what was assessed for one and what was bought on one's line is about that one alone.
 */
export function householdGrantAbout(records: readonly RecordRow[], own: ReadonlySet<string>): ReadonlySet<string> {
  const grants = new Set<string>();
  for (const { ref, fields } of records) {
    if (ref.type === 'establishmentCase' && own.has(ref.caseId)) grants.add(ref.id);
    if (ref.type === 'establishmentMember' && own.has(textOf(fields.personId) ?? '')) {
      grants.add(textOf(fields.establishmentId) ?? '');
    }
  }
  const found = new Set<string>();
  const isAbout = ({ ref, fields }: RecordRow): boolean => {
    if (ref.type === 'establishmentCase') return grants.has(ref.id);
    if (ref.type === 'establishmentStep') return found.has(textOf(fields.purchaseId) ?? '');
    if (ref.type === 'establishmentSigning') return found.has(textOf(fields.decisionId) ?? '');
    if (!grants.has(textOf(fields.establishmentId) ?? '')) return false;
    if (ref.type === 'establishmentDecision') return true;
    if (ref.type === 'establishmentMember') return own.has(textOf(fields.personId) ?? '');
    return membersOfLine(textOf(fields.lineId) ?? '').some((id) => own.has(id));
  };
  // Steps and signings after what they belong to.
  const belongs = (type: RecordType) => (type === 'establishmentStep' || type === 'establishmentSigning' ? 1 : 0);
  const inOrder = records.filter(isOfHouseholdGrant).toSorted((a, b) => belongs(a.ref.type) - belongs(b.ref.type));
  for (const record of inOrder) if (isAbout(record)) found.add(record.ref.id);
  return found;
}
