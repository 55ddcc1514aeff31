import type { FilledRefusal } from '#shared/api/methods/fillable.ts';
import { parseTypedDate, parseTypedPartialDate } from '#shared/dates.ts';
import type { Choice, Scalar, ScalarField } from '#shared/forms/form.ts';
import { scalarSchema } from '#shared/forms/paths.ts';
import { assertNever, err, ok, type Result } from '#shared/result.ts';
import { type LocalText, languages } from '#shared/text/localText.ts';
import { inputIssues } from '../inputIssues.ts';
import { words } from '../pdf/words.ts';

/**
 * What is written in a field of a filled PDF, as the form stores it; null where nothing is. A person has written it, in a
 * program that checks nothing: dates as they are typed here, a comma in a number, a choice by its words.
 */
export function parseAnswer(field: ScalarField, raw: readonly string[], today: string): Result<Scalar, FilledRefusal> {
  const texts = raw.map((text) => text.trim()).filter((text) => text !== '');
  const [text, ...more] = texts;
  if (text === undefined) return ok(null);
  if (more.length > 0 && field.type !== 'choices') return err('unreadable');
  const parsed = parseText(field, text, texts, today);
  if (!parsed.ok) return parsed;
  const checked = scalarSchema(field).safeParse(parsed.value);
  if (checked.success) return parsed;
  return err(refusals.find((each) => each === inputIssues(checked.error)[0]?.reason) ?? 'notInList');
}

const refusals = ['invalidDate', 'tooLong', 'controlCharacters'] as const;

function parseText(
  field: ScalarField,
  text: string,
  texts: readonly string[],
  today: string,
): Result<NonNullable<Scalar>, FilledRefusal> {
  switch (field.type) {
    case 'text':
    case 'phone':
      // One line: a program may have let somebody write two.
      return ok(text.replaceAll(/\s*[\n\t]\s*/g, ' '));
    case 'nationalId':
    case 'dufNumber':
      return digitsIn(text) === (field.type === 'nationalId' ? 11 : 12) ? ok(text) : err('notIdentityNumber');
    case 'longText':
      return ok(text);
    case 'date':
      return parseTypedDate(text, today);
    case 'partialDate':
      return parseTypedPartialDate(text, today);
    case 'number':
      return parseNumber(text, field.unit);
    case 'checkbox':
      // The name of a ticked box is for the file to choose.
      return ok(true);
    case 'yesNo': {
      const answer = (['yes', 'no'] as const).find((each) => each === text || isWord(words[each], text));
      return answer === undefined ? err('notInList') : ok(answer);
    }
    case 'choice': {
      const choice = choiceOf(field.choices, text);
      return choice === undefined ? err('notInList') : ok(choice.value);
    }
    case 'choices': {
      const chosen = texts.flatMap((each) => choicesIn(field.choices, each));
      if (chosen.includes(undefined)) return err('notInList');
      return ok(field.choices.filter((choice) => chosen.includes(choice)).map(({ value }) => value));
    }
    default:
      return assertNever(field);
  }
}

/** How many digits stand there, with nothing but spaces and hyphens between; 0 where there is something else. */
function digitsIn(text: string): number {
  const compact = text.replaceAll(/[\s-]/gu, '');
  return /^\d+$/.test(compact) ? compact.length : 0;
}

/** `7,5`, `1 200`, `3 år`. */
function parseNumber(text: string, unit: LocalText | undefined): Result<number, FilledRefusal> {
  const ending = languages.map((language) => unit?.[language] ?? '').find((word) => word !== '' && text.endsWith(word));
  const digits = text.slice(0, text.length - (ending?.length ?? 0)).replaceAll(/\s/gu, '');
  return /^-?\d{1,12}(?:[.,]\d{1,6})?$/.test(digits) ? ok(Number(digits.replace(',', '.'))) : err('notNumber');
}

const folded = (text: string): string => text.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('nb');

function isWord(label: LocalText, text: string): boolean {
  return languages.some((language) => folded(label[language]) === folded(text));
}

function choiceOf(choices: readonly Choice[], text: string): Choice | undefined {
  return choices.find(({ value, label }) => value === text || isWord(label, text));
}

/** The choices that a text names, separated by commas, lines or semicolons; a label may have a comma of its own. */
function choicesIn(choices: readonly Choice[], text: string): (Choice | undefined)[] {
  const whole = choiceOf(choices, text);
  if (whole !== undefined) return [whole];
  const parts = text.split(/[,;\n]/).filter((part) => part.trim() !== '');
  const found: (Choice | undefined)[] = [];
  for (let at = 0; at < parts.length; ) {
    const lengths = Array.from({ length: Math.min(4, parts.length - at) }, (_, index) => index + 1).reverse();
    const match = lengths
      .map((length) => ({ length, choice: choiceOf(choices, parts.slice(at, at + length).join(',')) }))
      .find(({ choice }) => choice !== undefined);
    found.push(match?.choice);
    at += match?.length ?? 1;
  }
  return found;
}
