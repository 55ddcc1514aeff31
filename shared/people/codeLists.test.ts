import { describe, expect, test } from 'vitest';
import { languages as writtenLanguages } from '../text/localText.ts';
import { countryChoices, countryName, isCountryCode, parseCountry } from './countries.ts';
import { languageChoices, languageCodes, languageName } from './languages.ts';

describe('countries', () => {
  test.each(writtenLanguages)('every country has a name of its own in %s', (language) => {
    const choices = countryChoices(language);
    expect(choices).toHaveLength(252);
    // Only the United States are called by their code.
    expect(choices.filter((choice) => choice.name === choice.code).map((choice) => choice.code)).toEqual(['USA']);
    expect(new Set(choices.map((choice) => choice.name)).size).toBe(choices.length);
  });

  test('a written name is understood', () => {
    for (const { code } of countryChoices('nb')) {
      expect([countryName(code, 'nb'), countryName(code, 'nn'), code].map(parseCountry)).toEqual([code, code, code]);
    }
    expect(parseCountry(' syria ')).toBe('SYR');
    expect(parseCountry('Ivory Coast') ?? parseCountry('Côte d’Ivoire')).toBe('CIV');
    expect(parseCountry('statsløs')).toBe('XXA');
    expect(parseCountry('Atlantis')).toBeUndefined();
  });

  test('those who come here are first', () => {
    expect(
      countryChoices('nb')
        .slice(0, 3)
        .map((choice) => choice.name),
    ).toEqual(['Syria', 'Ukraina', 'Eritrea']);
    expect([isCountryCode('SYR'), isCountryCode('SY')]).toEqual([true, false]);
  });
});

describe('languages', () => {
  test.each(writtenLanguages)('every language has a name of its own in %s', (language) => {
    const names = languageChoices(language).map((choice) => choice.name);
    expect(names).toHaveLength(languageCodes.length);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => languageCodes.includes(name))).toEqual([]);
  });

  test('unknown tags are shown as they are', () => {
    expect(languageName('qaa', 'nb')).toBe('qaa');
    expect(languageName('not a tag', 'nb')).toBe('not a tag');
    expect(countryName('QQQ', 'nb')).toBe('QQQ');
  });
});
