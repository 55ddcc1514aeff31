import { text } from '../text/localText.ts';
import type { FormDefinition } from './form.ts';
import { hoursSection } from './practiceContract/hours.ts';
import { partiesSection, periodSection } from './practiceContract/parties.ts';
import { closingSection, goalsSection, responsibilitiesSection, tasksSection } from './practiceContract/work.ts';

/**
 * Kontrakt for språktrening/praksisplass (guidelines, vedlegg 1), in the template's order and wording. Added to the
 * template: the link to the employer register, the organisation number, the kind of practice, its period, the hours of
 * each weekday, and the contact's telephone.
 */
export const practiceContract = {
  id: 'practiceContract',
  instances: 'many',
  documentPrefix: 'PK',
  fileWord: 'praksiskontrakt',
  version: 1,
  title: text('Kontrakt for språktrening/praksisplass', 'Kontrakt for språktrening/praksisplass'),
  subtitle: text('Introduksjonsprogram for flyktninger', 'Introduksjonsprogram for flyktningar'),
  source: 'vedlegg 1',
  sections: [
    partiesSection,
    periodSection,
    goalsSection,
    tasksSection,
    responsibilitiesSection,
    hoursSection,
    closingSection,
  ],
  unnumbered: true,
  dateOrder: [
    ['from', 'until'],
    ['programmeFrom', 'programmeUntil'],
  ],
  signatures: [
    { label: text('Underskrift bedrift', 'Underskrift bedrift') },
    { label: text('Underskrift kontaktperson', 'Underskrift kontaktperson') },
    { label: text('Underskrift deltaker', 'Underskrift deltakar') },
    { label: text('Underskrift flyktningkonsulent', 'Underskrift flyktningkonsulent') },
  ],
} as const satisfies FormDefinition;
