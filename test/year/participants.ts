import type { MethodInput } from '#shared/api/contract.ts';
import type { ConsentScope } from '#shared/consent/scopes.ts';
import { type Cooperation, named, type Person } from './cooperation.ts';
import type { Office } from './office.ts';

/** Text that one person's record has in one scope and that stands nowhere else, so that it is found wherever it leaks. */
export const markOf = (first: string, scope: ConsentScope): string => `${first}-${scope}-kjennetegn`;

/** Scopes in which every person's record is marked. */
export const markedScopes = [
  'identity',
  'permit',
  'family',
  'background',
  'education',
  'wishes',
  'lifeSituation',
] as const;

type Values = MethodInput<'person.create'>['values'];

/** A settled person with a completed intake mapping, and something of their own in each of the marked scopes. */
export async function settle(year: Cooperation, office: Office, first: string, last: string, values: Values = {}) {
  const { id } = await office.must('person.create', {
    values: {
      firstName: first,
      lastName: last,
      birthDate: '1990-04-12',
      address: markOf(first, 'identity'),
      arrivalManner: 'other',
      arrivalMannerOther: markOf(first, 'permit'),
      permit: 'asylum',
      settlementDate: '2025-01-15',
      status: 'settled',
      ...values,
    },
  });
  const person: Person = { id, first, last };
  year.people.set(first, person);
  year.agreements.owns(id, office.holder, year.now);
  const form = await office.must('form.start', { personId: id, form: 'intakeMapping' });
  const answers = {
    backgroundInformation: markOf(first, 'background'),
    educationRemarks: markOf(first, 'education'),
    wantedWork: markOf(first, 'wishes'),
    housingSituation: markOf(first, 'family'),
    considerations: markOf(first, 'lifeSituation'),
  };
  await office.must('form.save', { id: form.id, values: answers });
  await office.must('form.complete', { id: form.id, acceptMissing: true });
  return person;
}

export interface Yes {
  readonly to: Office;
  readonly scopes: readonly ConsentScope[];
  readonly purpose?: string;
}

/** A consent declaration, filled in, printed and signed by the participant. Returns its id. */
export async function sayYes(year: Cooperation, office: Office, first: string, yes: readonly Yes[]): Promise<string> {
  const { id: personId } = year.person(first);
  const { id } = await office.must('form.start', { personId, form: 'consent' });
  const rows = yes.flatMap(({ to, scopes, purpose = 'Bosetting og bolig' }, at) => [
    [`recipients.rad${at}.$row`, at + 1] as const,
    [`recipients.rad${at}.body`, named(to)] as const,
    [`recipients.rad${at}.scopes`, [...scopes]] as const,
    [`recipients.rad${at}.purpose`, purpose] as const,
  ]);
  const period = { validFrom: year.today, validUntil: '2027-12-31' };
  await office.must('form.save', { id, values: { ...Object.fromEntries(rows), ...period, signedBy: 'self' } });
  await office.must('form.complete', { id, acceptMissing: true });
  await office.must('paper.print', { id, language: 'nb' });
  const signature = { line: 0, name: first, place: 'Otta', date: year.today, capacity: 'self' as const };
  await office.must('paper.sign', { id, date: year.today, signatures: [signature] });
  for (const { to, scopes } of yes) year.agreements.grant(personId, to.holder, scopes, year.now);
  return id;
}

/** The participant takes all of a consent back. */
export async function takeBack(year: Cooperation, office: Office, first: string, consent: string): Promise<void> {
  const { id } = year.person(first);
  await office.must('consent.withdraw', {
    id: consent,
    rows: null,
    date: year.today,
    toldBy: first,
    toldTo: 'Kari Konsulent',
  });
  year.agreements.withdraw(id, year.now);
}

/** What a vault says of a person; null: it knows nobody of that id. */
export async function said(office: Office, { id }: Pick<Person, 'id'>) {
  const found = await office.call('person.get', { id });
  return found.ok ? found.value.values : null;
}

/** First names of everybody that a vault finds. */
export async function everybodyAt(year: Cooperation, office: Office): Promise<string[]> {
  const { people } = await office.must('person.search', { limit: 500 });
  const firsts = new Map([...year.people.values()].map(({ id, first }) => [id, first]));
  return people.map(({ id, name }) => firsts.get(id) ?? name).toSorted();
}
