import { text } from '../../text/localText.ts';
import type { Section } from '../form.ts';

const unit = text('t', 't');
const day = { type: 'number', min: 0, max: 24, unit, print: { width: 'quarter' } } as const;

/** `Arbeidstid for deltakeren` of vedlegg 1; the hours of each weekday are added. */
export const hoursSection = {
  key: 'hours',
  title: text('Arbeidstid for deltakeren', 'Arbeidstid for deltakaren'),
  scope: 'work',
  fields: [
    {
      key: 'workingTime',
      type: 'text',
      label: text('Dager og klokkeslett', 'Dagar og klokkeslett'),
      help: text(
        'For eksempel «mandag og onsdag kl. 9–15, lunsj kl. 11.30».',
        'Til dømes «måndag og onsdag kl. 9–15, lunsj kl. 11.30».',
      ),
      maxLength: 500,
    },
    { key: 'hoursMonday', label: text('Mandag', 'Måndag'), ...day },
    { key: 'hoursTuesday', label: text('Tirsdag', 'Tysdag'), ...day },
    { key: 'hoursWednesday', label: text('Onsdag', 'Onsdag'), ...day },
    { key: 'hoursThursday', label: text('Torsdag', 'Torsdag'), ...day },
    { key: 'hoursFriday', label: text('Fredag', 'Fredag'), ...day },
    { key: 'hoursSaturday', label: text('Lørdag', 'Laurdag'), ...day },
    { key: 'hoursSunday', label: text('Søndag', 'Søndag'), ...day },
    {
      key: 'hoursWeek',
      type: 'number',
      label: text('Timer i uka', 'Timar i veka'),
      help: text('Høyst 37,5 timer. Summen av dagene.', 'Høgst 37,5 timar. Summen av dagane.'),
      min: 0,
      max: 37.5,
      unit,
      requiredToComplete: true,
      print: { width: 'quarter' },
    },
  ],
} as const satisfies Section;
