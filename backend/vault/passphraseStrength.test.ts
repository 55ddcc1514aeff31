import { expect, test } from 'vitest';
import { passphraseRules } from '#shared/api/methods/vault.ts';
import { passphraseStrength } from './passphraseStrength.ts';
import { phrases } from './vaultTestKit.ts';

test.each([phrases.first, phrases.second, phrases.third, 'Xq7!mR2#vLp9'])('%s is accepted', async (passphrase) => {
  expect(await passphraseStrength(passphrase, [])).toMatchObject({ accepted: true, hint: null });
});

test.each([
  ['', 'tooShort'],
  ['æøå', 'tooShort'],
  ['Xq7!mR2#v', 'tooShort'],
  ['qwertyuiop', 'topHundred'],
  ['æøåæøåæøåæøå', 'extendedRepeat'],
  ['aaaaaaaaaaaaaa', 'simpleRepeat'],
  ['abcdefghijklmnop', 'sequences'],
] as const)('%j is refused with the hint %s', async (passphrase, hint) => {
  const strength = await passphraseStrength(passphrase, []);
  expect(strength).toMatchObject({ accepted: false, hint });
  expect(strength.score).toBeLessThan(passphraseRules.minScore);
});

test.each(['sommeren2024', 'Velkommen12', 'passordet1', 'kommune2018', 'gudbrandsdalen', 'Nord-Fron1'])(
  'Norwegian words do not carry %s',
  async (passphrase) => {
    expect((await passphraseStrength(passphrase, [])).accepted).toBe(false);
  },
);

test("the user's own name counts for nothing", async () => {
  expect((await passphraseStrength('Oddgunnbjørg', [])).accepted).toBe(true);
  expect(await passphraseStrength('Oddgunnbjørg', ['Oddgunnbjørg Prøve'])).toMatchObject({ accepted: false });
});

test('the longest that the contract allows is answered at once', async () => {
  const before = performance.now();
  expect((await passphraseStrength('vått gress '.repeat(90), [])).accepted).toBe(true);
  expect(performance.now() - before).toBeLessThan(5000);
});
