import type { FormValues } from '#shared/forms/form.ts';
import { intakeMapping } from '#shared/forms/intakeMapping.form.ts';
import { everyFieldFilled } from './formValues.ts';

/** A made-up participant's intake mapping: every field filled, names in four scripts, answers of different lengths. */
export const intakeStory: FormValues = {
  ...everyFieldFilled(intakeMapping),
  lastName: 'Haile',
  middleName: 'Tesfay',
  firstName: 'Selam (ሰላም)',
  gender: 'female',
  citizenship: 'Eritrea',
  civilStatus: 'married',
  address: 'Sognefjellsvegen 12, 2686 Lom',
  otherFamilyOrFriends: 'Søskenbarnet محمد علي på Otta og venninnen Марія Шевченко i Vågå.',
  arrivalManner: 'resettlementRefugee',
  permit: 'asylum',
  'household.rowA.name': 'Yonas Haile (ዮናስ)',
  'household.rowA.relation': 'spouse',
  'household.rowA.nationalId': '57912075186',
  'household.rowB.name': 'محمد علي',
  'household.rowB.relation': 'child',
  'household.rowB.nationalId': '29822099635',
  backgroundInformation: [
    'Selam kommer fra en landsby utenfor Keren, der familien drev et lite gartneri. Hun er nummer to av fem søsken.',
    'Klimaet er varmt og tørt. Hun har aldri opplevd snø, og gruer seg litt til vinteren, men gleder seg til å lære å gå på ski sammen med barna.',
    '',
    'Flukten gikk gjennom Sudan, der familien bodde fire år i en by. Der arbeidet hun som syerske og lærte seg arabisk av kundene. '.repeat(
      3,
    ),
    'Hun er ortodoks kristen og ønsker å finne en menighet i nærheten.',
  ].join('\n'),
  wantedWork: 'Helst i barnehage, ellers som syerske.',
};
