import { expect, test } from 'vitest';
import { personFieldHelp, personFieldLabels } from './fieldLabels.ts';
import * as labels from './labels.ts';
import { arrivalManners, civilStatuses, permitSections, personFieldKeys, relations } from './person.ts';

const tables = [...Object.values(labels), personFieldLabels, personFieldHelp];

test('every label is there in both languages', () => {
  const texts = tables.flatMap((table) => Object.values(table));
  expect(texts.filter((text) => text.nb.trim() === '' || text.nn.trim() === '')).toEqual([]);
  expect(texts.length).toBeGreaterThan(personFieldKeys.length);
});

test('two choices of one list never have the same label', () => {
  for (const table of [...Object.values(labels), personFieldLabels]) {
    const shown = Object.values(table).map((text) => text.nb);
    expect(new Set(shown).size).toBe(shown.length);
  }
});

test('the lists are in the order of the register', () => {
  expect(Object.keys(labels.arrivalMannerLabels)).toEqual([...arrivalManners]);
  expect(Object.keys(labels.civilStatusLabels)).toEqual([...civilStatuses]);
  expect(Object.keys(labels.relationLabels)).toEqual([...relations]);
  expect(Object.keys(labels.permitSectionExplanations)).toEqual([...permitSections]);
  expect(Object.keys(personFieldLabels)).toEqual(personFieldKeys);
});
