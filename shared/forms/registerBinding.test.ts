import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonValues } from '../people/person.ts';
import { languages } from '../text/localText.ts';
import { intakeMapping } from './intakeMapping.form.ts';
import { prefill, registerChanges, registerDifferences } from './registerBinding.ts';
import { formValuesSchema } from './schema.ts';

const selam: PersonValues = {
  lastName: 'Haile',
  firstName: 'Selam',
  gender: 'female',
  citizenships: ['ERI', 'XXA'],
  civilStatus: 'married',
  address: 'Storgata 1',
  postalCode: '2686',
  postalPlace: 'Lom',
  dNumber: '57912075186',
  dufNumber: '201012345678',
  dufNumberKept: 'Står slik i vedtaket',
  arrivalManner: 'asylumSeeker',
  arrivalDate: '2025-05-01',
};

const differences = (values: Parameters<typeof registerChanges>[2], person = selam) =>
  registerDifferences(intakeMapping, values, person, 'nb');

describe('from the register to the form', () => {
  test('fills what the register knows', () => {
    expect(prefill(intakeMapping, selam, 'nb')).toEqual({
      nationalId: '57912075186',
      dufNumber: '201012345678',
      'dufNumber.$kept': 'Står slik i vedtaket',
      lastName: 'Haile',
      firstName: 'Selam',
      gender: 'female',
      citizenship: 'Eritrea, Statsløs',
      civilStatus: 'married',
      address: 'Storgata 1, 2686 Lom',
      arrivalManner: 'asylumSeeker',
      arrivalDate: '2025-05-01',
    });
    expect(prefill(intakeMapping, selam, 'nn').citizenship).toBe('Eritrea, Statslaus');
  });

  test('a protected address stays in the register', () => {
    expect(prefill(intakeMapping, { ...selam, protection: 'strictlyConfidential' }, 'nb').address).toBeUndefined();
  });

  test('a form that was just filled differs in nothing, and fits the form', () => {
    const text = fc.constantFrom('Haile', 'نور', 'Lia-Maria', ' Å ');
    const date = fc.constantFrom('2024-02-29', '2025-05-01');
    const person = fc.record(
      {
        lastName: text,
        firstName: text,
        gender: fc.constantFrom('female', 'male', 'notRecorded'),
        citizenships: fc.uniqueArray(fc.constantFrom('SYR', 'XXA', 'COD', 'COG', 'BIH', 'TTO'), { maxLength: 3 }),
        civilStatus: fc.constantFrom('married', 'unknown'),
        address: fc.constantFrom('Storgata 1', 'Skulevegen 2 B'),
        postalCode: fc.constantFrom('2686', '2630'),
        postalPlace: fc.constantFrom('Lom', 'Nord-Fron'),
        nationalId: fc.constantFrom('17912099997', '179120 99997'),
        dNumber: fc.constantFrom('57912075186'),
        permit: fc.constantFrom('asylum', 'other'),
        settlementDate: date,
        protection: fc.constantFrom('none', 'confidential'),
      },
      { requiredKeys: ['lastName'] },
    );
    fc.assert(
      fc.property(person, fc.constantFrom(...languages), (values, language) => {
        const form = prefill(intakeMapping, values as PersonValues, language);
        expect(registerDifferences(intakeMapping, form, values as PersonValues, language)).toEqual([]);
        expect(formValuesSchema(intakeMapping).safeParse(form).success).toBe(true);
      }),
    );
  });
});

describe('from the form to the register', () => {
  test.each([
    [{ lastName: 'Hailu' }, 'lastName', 'Haile', { lastName: 'Hailu' }],
    [{ gender: 'male' }, 'gender', 'female', { gender: 'male' }],
    [{ citizenship: 'Eritrea' }, 'citizenships', 'Eritrea, Statsløs', { citizenships: ['ERI'] }],
    [{ phone: '61 21 00 00' }, 'phone', null, { phone: '61 21 00 00' }],
    [{ dufNumber: '200112345609' }, 'dufNumber', '201012345678', { dufNumber: '200112345609', dufNumberKept: null }],
    [{ nationalId: '179120 99997' }, 'nationalId', '57912075186', { nationalId: '17912099997', nationalIdKept: null }],
    [{ nationalId: '69822075096' }, 'dNumber', '57912075186', { dNumber: '69822075096', dNumberKept: null }],
    [{ address: 'Skulevegen 2' }, 'address', 'Storgata 1, 2686 Lom', { address: 'Skulevegen 2' }],
    [
      { address: 'Skulevegen 2, 2630 Ringebu' },
      'address',
      'Storgata 1, 2686 Lom',
      { address: 'Skulevegen 2', postalCode: '2630', postalPlace: 'Ringebu' },
    ],
    [{ settlementDate: '2025-06-01' }, 'settlementDate', null, { settlementDate: '2025-06-01' }],
  ] as const)('%o', (values, property, inRegister, changes) => {
    const [path = '', inForm] = Object.entries(values)[0] ?? [];
    expect(differences(values)).toEqual([{ path, property, inForm, inRegister }]);
    expect(registerChanges(intakeMapping, path, values)).toEqual(changes);
  });

  test.each([
    {},
    { lastName: '' },
    { lastName: null },
    { lastName: 'Haile' },
    { citizenship: 'Atlantis' },
    { citizenship: 'statsløs og eritrea' },
    { nationalId: '579120 75186' },
    { address: 'Storgata 1' },
    { backgroundInformation: 'Noe annet' },
  ])('%o is no difference', (values) => {
    expect(differences(values)).toEqual([]);
  });

  test('what is carried over is no difference after it', () => {
    const values = { nationalId: '13097248032', 'nationalId.$kept': 'Slik i passet', citizenship: 'Sudan' };
    const changed: PersonValues = { ...selam };
    for (const path of ['nationalId', 'citizenship']) {
      Object.assign(changed, registerChanges(intakeMapping, path, values));
    }
    expect(changed).toMatchObject({ nationalIdKept: 'Slik i passet', citizenships: ['SDN'] });
    expect(differences(values, changed)).toEqual([]);
    expect(registerChanges(intakeMapping, 'backgroundInformation', values)).toBeUndefined();
  });
});
