import { text } from '../text/localText.ts';
import type { FormDefinition } from './form.ts';
import { backgroundSection } from './intakeMapping/background.ts';
import { educationSection } from './intakeMapping/education.ts';
import { languageSection } from './intakeMapping/languages.ts';
import { lifeSituationSection, programmeKnowledgeSection, selfAssessmentSection } from './intakeMapping/ownView.ts';
import { personalSection } from './intakeMapping/personal.ts';
import { coursesSection, norwegianTrainingSection } from './intakeMapping/training.ts';
import { workAbroadSection, workNorwaySection } from './intakeMapping/work.ts';

/**
 * Kartleggingsskjema: the intake mapping after arrival in the municipality (guidelines, vedlegg 2), in the template's
 * order and bokmål wording. The template leaves no place for signatures in its text; those of vedlegg 1 are used.
 */
export const intakeMapping = {
  id: 'intakeMapping',
  instances: 'one',
  documentPrefix: 'KS',
  fileWord: 'kartlegging',
  version: 1,
  title: text('Kartleggingsskjema etter ankomst til kommunen', 'Kartleggingsskjema etter framkomst til kommunen'),
  source: 'vedlegg 2',
  sections: [
    personalSection,
    backgroundSection,
    languageSection,
    educationSection,
    norwegianTrainingSection,
    coursesSection,
    workAbroadSection,
    workNorwaySection,
    selfAssessmentSection,
    lifeSituationSection,
    programmeKnowledgeSection,
  ],
  dateOrder: [
    ['arrivalDate', 'directSettlementDate'],
    ['arrivalDate', 'settlementDate'],
    ['arrivalDate', 'selfSettlementDate'],
    ['assessmentDate', 'approvalDate'],
  ],
  signatures: [
    { label: text('Underskrift deltaker', 'Underskrift deltakar') },
    { label: text('Underskrift flyktningkonsulent', 'Underskrift flyktningkonsulent') },
  ],
} as const satisfies FormDefinition;
