import { expect, test } from 'vitest';
import frozen from './frozenKeys.json' with { type: 'json' };
import { publishedKeys } from './frozenKeys.ts';
import { type FormId, formDefinitions } from './registry.ts';

const forms = Object.keys(formDefinitions) as FormId[];

test.each(forms)('%s: nothing published is removed or renamed', (id) => {
  const present = new Set(publishedKeys(formDefinitions[id]));
  expect(frozen[id].filter((key) => !present.has(key))).toEqual([]);
});

test.each(forms)('%s: what is new is added to frozenKeys.json', (id) => {
  const listed = new Set(frozen[id]);
  expect(publishedKeys(formDefinitions[id]).filter((key) => !listed.has(key))).toEqual([]);
});
