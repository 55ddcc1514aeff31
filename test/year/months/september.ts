import { expect } from 'vitest';
import type { Cooperation } from '../cooperation.ts';
import { everybodyAt, markOf, said, takeBack } from '../participants.ts';

/** Amina takes her consent back: everybody who had something of her erases it and says so, and nothing brings it back. */
export async function september(year: Cooperation): Promise<void> {
  const { coordinator, dovre, lesja, skjaak } = year;
  const amina = year.person('Amina');
  year.day('2025-09-01');
  const { consents } = await dovre.must('consent.list', { personId: amina.id });
  const old = year.sent.filter(({ from, to }) => from === dovre && to !== 'coordinator');
  expect(old.map(({ to }) => to)).toEqual([lesja.holder, skjaak.holder]);
  await takeBack(year, dovre, 'Amina', consents[0]?.id ?? '');

  const told = [await year.send(dovre, lesja), await year.send(dovre, skjaak), await year.send(dovre, coordinator)];
  for (const { summary } of told) expect(summary).toMatchObject({ cases: 0, bases: {} });
  expect(told.map(({ summary }) => summary.revoked)).toEqual([3, 2, 3]);
  const [toLesja, toSkjaak, toCoordinator] = told as [(typeof told)[0], (typeof told)[0], (typeof told)[0]];
  const preview = await year.look(lesja, toLesja);
  expect(preview.revoked.map(({ stream, name }) => [stream.scope, name])).toEqual([
    ['case', 'Abdi, Amina'],
    ['education', 'Abdi, Amina'],
    ['identity', 'Abdi, Amina'],
  ]);
  await year.read(lesja, toLesja);
  await year.carry(lesja, dovre);
  expect(await states(year)).toEqual({ '3432': 'confirmed', '3433': 'asked', coordinator: 'asked' });
  expect(await said(lesja, amina)).toBeNull();
  expect(await lesja.refused('disclosure.list', { personId: amina.id })).toMatchObject({ code: 'notFound' });

  // Skjåk has not read it yet, and still knows her; an old package to Lesja does not tell of her again.
  expect(await said(skjaak, amina)).toMatchObject({ address: markOf('Amina', 'identity') });
  for (const each of old.filter(({ to }) => to === lesja.holder)) {
    expect(await year.read(lesja, each)).toMatchObject({ outcome: 'alreadyRead' });
  }
  expect(await everybodyAt(year, lesja)).toEqual(['Cemile']);

  year.day('2025-09-22');
  await year.read(skjaak, toSkjaak);
  await year.read(coordinator, toCoordinator);
  await year.carry(skjaak, dovre);
  await year.carry(coordinator, dovre);
  expect(await states(year)).toEqual({ '3432': 'confirmed', '3433': 'confirmed', coordinator: 'confirmed' });
  expect(await everybodyAt(year, skjaak)).toEqual(['Daryna', 'Selam']);
  expect(await everybodyAt(year, coordinator)).toEqual(['Cemile', 'Daryna', 'Goran', 'Jamila', 'Selam', 'Yusuf']);
  // At home she is as before, with who was told what.
  expect(await said(dovre, amina)).toMatchObject({ lastName: 'Abdi', settlementDate: '2025-01-15' });
  const { disclosures } = await dovre.must('disclosure.list', { personId: amina.id });
  expect(new Set(disclosures.map(({ recipient }) => recipient))).toEqual(
    new Set(['Interkommunal koordinator', 'Lesja kommune', 'Skjåk kommune']),
  );
  await year.month();
  expect(await everybodyAt(year, coordinator)).not.toContain('Amina');
  // She is counted all the same.
  const { sum } = await coordinator.must('coordinator.totals', {});
  expect(sum.tally.status).toMatchObject({ settled: 10, expected: 1 });
}

async function states({ dovre }: Cooperation): Promise<Record<string, string>> {
  const { revocations } = await dovre.must('package.revocations', {});
  return Object.fromEntries(revocations.map(({ holder, state }) => [holder, state]));
}
