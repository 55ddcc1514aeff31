import { expect } from 'vitest';
import type { Cooperation, Sent } from '../cooperation.ts';
import type { Office } from '../office.ts';

const templateFor = 'practiceContract.employerResponsibility' as const;

/** The coordinator sends a section of the guidelines, a starting text and rates to all; what goes astray comes with the next. */
export async function may(year: Cooperation): Promise<void> {
  const { coordinator, dovre, lesja } = year;
  year.day('2025-05-05');
  const source = 'Rådsvedtak 7/25';
  const validFrom = '2025-05-01';
  await coordinator.must('guideline.revise', {
    section: '2.9',
    validFrom,
    source,
    titleNb: 'Helse',
    textNb: 'Meldingen om bosetting går til kommuneoverlegen.',
    titleNn: 'Helse',
    textNn: 'Meldinga om busetjing går til kommuneoverlegen.',
  });
  await coordinator.must('template.set', { templateFor, validFrom, source, textNb: 'Bedriften tar godt imot.' });
  const amounts = { furnitureSingle: 4_200_000, furnitureCouple: 5_200_000, furnitureSharing: null };
  const rest = { furnitureChild: 520_000, clothes: 820_000, familyFurniture: null, familyClothes: null };
  const rates = { kind: 'establishment' as const, validFrom, source, amounts: { ...amounts, ...rest } };
  const { id } = await coordinator.must('rates.add', rates);
  expect(
    await dovre.refused('guideline.revise', { section: '2.9', validFrom, source, titleNb: 'x', textNb: 'x' }),
  ).toMatchObject({
    code: 'notCoordinatorInstallation',
  });

  const out = await year.send(coordinator, 'all');
  for (const office of [...year.nine, year.lom2]) if (office !== lesja) await year.read(office, out);
  expect(await received(dovre, id)).toEqual(['Helse', 'Bedriften tar godt imot.', 4_200_000]);
  // Lesja's copy never came; it is known to be behind, and the next package makes it good.
  expect(await received(lesja, id)).toEqual([undefined, undefined, undefined]);
  await report(year);
  expect((await year.standing(lesja)).lastSent).toMatchObject({ toAll: true, acknowledged: 'no' });
  expect((await year.standing(dovre)).lastSent).toMatchObject({ toAll: true, acknowledged: 'yes' });
  const next = await year.send(coordinator, 'all');
  for (const office of [...year.nine, year.lom2]) await year.read(office, next);
  expect((await lesja.must('package.list', {})).missing).toMatchObject([
    { sender: { holder: 'coordinator' }, numbers: [out.number] },
  ]);
  for (const office of year.all) {
    expect(await received(office, id)).toEqual(['Helse', 'Bedriften tar godt imot.', 4_200_000]);
  }
  expect(await year.look(lesja, out)).toMatchObject({ state: 'older' });
  await year.read(lesja, out);
  expect((await lesja.must('package.list', {})).missing).toEqual([]);

  const personId = year.person('Bilal').id;
  const contract = await dovre.must('form.start', { personId, form: 'practiceContract' });
  expect((await dovre.must('form.get', { id: contract.id })).values.employerResponsibility).toBe(
    'Bedriften tar godt imot.',
  );
  await dovre.must('form.discard', { id: contract.id });
}

/** What an office has of it: title of the section that holds, the starting text, and the amount for one who lives alone. */
async function received(office: Office, rateId: string) {
  const { revisions } = await office.must('guideline.revisions', {});
  const { templates } = await office.must('template.list', {});
  const { rates } = await office.must('rates.all', {});
  return [
    revisions.find(({ holds }) => holds)?.titleNb,
    templates.find((each) => each.templateFor === templateFor && each.holds)?.textNb,
    rates.find((each) => each.id === rateId && each.inUse)?.amounts.furnitureSingle,
  ];
}

/** The nine send, and the coordinator reads. */
export async function report(year: Cooperation): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (const office of year.nine) sent.push(await year.send(office, year.coordinator));
  await year.collect(sent);
  return sent;
}
