import { describe, expect, test } from 'vitest';
import { displayPath, labelOfPath } from './display.ts';
import { intakeMapping } from './intakeMapping.form.ts';

describe('values as text', () => {
  test.each([
    ['lastName', 'Haile', 'Haile', 'Haile'],
    ['arrivalDate', '2026-12-31', '31.12.2026', '31.12.2026'],
    ['coursesInNorway.a.from', '2019-06', '06.2019', '06.2019'],
    ['severalReceptionCentres', 'yes', 'Ja', 'Ja'],
    ['severalReceptionCentres', 'no', 'Nei', 'Nei'],
    ['arrivalManner', 'asylumSeeker', 'Asylsøker', 'Asylsøkjar'],
    ['household.m.relation', 'cohabitant', 'Samboer', 'Sambuar'],
    ['primarySchool', true, 'Ja', 'Ja'],
    ['norwegianHours', 1250.5, '1\u00a0250,5 timer', '1\u00a0250,5 timar'],
    ['schoolYears', 0, '0 år', '0 år'],
    ['nationalId.$kept', 'Står slik', 'Står slik', 'Står slik'],
    ['lastName', null, '', ''],
    ['workAbroad.a.$row', 1, '', ''],
    // From another version of the app.
    ['arrivalManner', 'byBoat', 'byBoat', 'byBoat'],
    ['arrivalDate', 'i mai', 'i mai', 'i mai'],
    ['somethingNew', ['a', 'b'], 'a, b', 'a, b'],
  ])('%s = %o', (path, value, nb, nn) => {
    expect(displayPath(intakeMapping, path, value, 'nb')).toBe(nb);
    expect(displayPath(intakeMapping, path, value, 'nn')).toBe(nn);
  });
});

describe('names of paths', () => {
  const values = { 'workNorway.b.$row': 1, 'workNorway.a.$row': 2 };
  test.each([
    ['lastName', 'Etternavn'],
    ['approvalDate', 'Utdanning godkjent i Norge – dato'],
    ['nationalId.$kept', 'Fødsels- og personnummer (11 siffer): hvorfor nummeret beholdes'],
    ['workNorway', 'Yrkeserfaring fra Norge'],
    ['workNorway.a.position', 'Yrkeserfaring fra Norge, rad 2: Stilling'],
    ['workNorway.a.$row', 'Yrkeserfaring fra Norge, rad 2'],
    ['workNorway.gone.position', 'Yrkeserfaring fra Norge, rad: Stilling'],
    ['languageSkills.english.someOral', 'Hvilke andre språk enn norsk kan du?, Engelsk: Kan litt – Muntlig'],
    ['unknown.path', 'unknown.path'],
  ])('%s: %s', (path, label) => {
    expect(labelOfPath(intakeMapping, path, values, 'nb')).toBe(label);
  });

  test('in nynorsk', () => {
    expect(labelOfPath(intakeMapping, 'workNorway.b.employer', values, 'nn')).toBe(
      'Yrkesrøynsle frå Noreg, rad 1: Arbeidsgivar/firma',
    );
  });
});
