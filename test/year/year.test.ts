import { afterAll, describe, expect, it } from 'vitest';
import { afterwards } from './afterwards.ts';
import { Cooperation } from './cooperation.ts';
import { nothingLeaked } from './leaks.ts';
import { april } from './months/april.ts';
import { august } from './months/august.ts';
import { december } from './months/december.ts';
import { february } from './months/february.ts';
import { january } from './months/january.ts';
import { july } from './months/july.ts';
import { june } from './months/june.ts';
import { march } from './months/march.ts';
import { may } from './months/may.ts';
import { november } from './months/november.ts';
import { october } from './months/october.ts';
import { september } from './months/september.ts';

/**
 * Nine municipalities, one of them with two PCs, and their coordinator through 2025, by the command line alone: enrolment, consents, monthly
 * packages, conflicts, a move, a withdrawal, and what goes wrong in between. `what` is the story in short; each month is in a file of its own.
 */
const months: readonly (readonly [name: string, what: string, happens: (year: Cooperation) => Promise<void>])[] = [
  ['January', 'everybody comes on the member list, by words that are compared', january],
  ['February', 'people are registered and mapped, each office its own', february],
  ['March', 'names of those who said yes go to the coordinator, and numbers of everybody', march],
  ['April', 'two offices work on one case, and settle what they wrote at once', april],
  ['May', 'guidelines, texts and rates go out to all', may],
  ['June', 'a package is lost and sent again, others come twice, broken or to the wrong place', june],
  ['July', 'a case is offered, and declined', july],
  ['August', 'it is offered again and accepted: one owner, and what was handed over on both sides', august],
  ['September', 'a consent is taken back, and everybody erases and says so', september],
  ['October', 'a backup is restored; a copy by hand forks, and the fork is mended', october],
  ['November', 'a stolen PC is revoked, and its office comes back with a new one', november],
  ['December', 'an import is undone; at the end everybody agrees and nobody is behind', december],
];

/** When everybody locks their vaults and opens them again; some do in between. */
const lockedAfter = ['March', 'June', 'September', 'December'];

describe('a year of nine vaults', () => {
  const year = new Cooperation();
  afterAll(() => year.end());

  let stoppedAt: string | undefined;
  it.each(months)(
    '%s: %s',
    async (name, _what, happens) => {
      // Each month builds on those before it.
      if (stoppedAt !== undefined) throw new Error(`${stoppedAt} went wrong`);
      stoppedAt = name;
      await happens(year);
      if (lockedAfter.includes(name)) await year.goHome();
      stoppedAt = undefined;
    },
    120_000,
  );

  it('Nothing outside what was agreed is in any package that was made', async () => {
    expect(stoppedAt).toBeUndefined();
    const { checked } = await nothingLeaked(year, year.all);
    expect(checked).toBeGreaterThan(100);
  });

  it('The new year: the same vaults by processes of their own, on the machine’s clock', async () => {
    expect(stoppedAt).toBeUndefined();
    await afterwards(year);
  });
});
