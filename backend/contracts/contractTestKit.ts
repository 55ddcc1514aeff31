import type { FormValues } from '#shared/forms/form.ts';
import type { PaperEventDetail } from '#shared/papers/paperEvent.ts';
import { addPaperEvent } from '../papers/paperEvents.ts';
import type { Desk } from '../testing/desk.ts';

/** Answers of a contract that can be completed: six months from 1 December 2026, 30 hours a week. */
export const answers: FormValues = {
  employerName: 'Lom bakeri AS',
  employerOrgNumber: '959377677',
  employerAddress: 'Sognefjellsvegen 7, 2686 Lom',
  placementType: 'languageTraining',
  from: '2026-12-01',
  until: '2027-05-31',
  goals: 'Snakke norsk med kunder.',
  tasks: 'Bake og selge.',
  contactName: 'Berit Baker',
  contactPhone: '61 21 00 00',
  hoursMonday: 7.5,
  hoursTuesday: 7.5,
  hoursThursday: 7.5,
  hoursFriday: 7.5,
  hoursWeek: 30,
};

export const newPerson = async (desk: Desk, values: object = {}): Promise<string> =>
  (
    await desk.must('person.create', {
      values: { firstName: 'Selam', lastName: 'Tesfay', birthDate: '2003-04-05', ...values },
    })
  ).id;

export async function draftContract(desk: Desk, personId: string, values: FormValues = {}): Promise<string> {
  const { id } = await desk.must('form.start', { personId, form: 'practiceContract' });
  await desk.must('form.save', { id, values: { ...answers, ...values } as Record<string, string> });
  return id;
}

export async function readyContract(desk: Desk, personId: string, values: FormValues = {}): Promise<string> {
  const id = await draftContract(desk, personId, values);
  await desk.must('form.complete', { id, acceptMissing: false });
  return id;
}

export function note(desk: Desk, paperId: string, personId: string, date: string, detail: PaperEventDetail): void {
  addPaperEvent(desk.context, { id: paperId, caseId: personId }, { date, detail });
}

/** All four sign, today. */
export async function signContract(desk: Desk, id: string): Promise<void> {
  const date = desk.context.today();
  const signatures = [0, 1, 2, 3].map((line) => ({ line, name: `Nr. ${line}`, place: 'Lom', date }));
  await desk.must('paper.sign', { id, date, signatures: signatures.map((each) => ({ ...each, capacity: 'self' })) });
}

export async function signedContract(desk: Desk, personId: string, values: FormValues = {}): Promise<string> {
  const id = await readyContract(desk, personId, values);
  await signContract(desk, id);
  return id;
}
