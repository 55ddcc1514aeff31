import { type LocalText, text } from '../text/localText.ts';
import type { ImpairmentRefusal } from './impairmentGrant.ts';
import type { GrantCategory, NoGrantReason } from './integrationGrant.ts';

/** State grants (guidelines 3.1): published choices, and what they are called on screen, in files and in innsyn. */

/** What a payment for one person can be for, apart from the grants for impairment. Never renamed. */
export const grantKinds = ['integration', 'kindergarten', 'elderly', 'norwegian'] as const;
export type GrantKind = (typeof grantKinds)[number];

export const impairmentGrants = ['grant1', 'grant2'] as const;
export type ImpairmentGrantKind = (typeof impairmentGrants)[number];

/** What a sum for one person can be for. */
export const personGrantKinds = [...grantKinds, ...impairmentGrants] as const;
export type PersonGrantKind = (typeof personGrantKinds)[number];

/** What a municipality can be given: as above, and the basic grant for teaching Norwegian. */
export const municipalityGrantKinds = [...personGrantKinds, 'norwegianBasic'] as const;
export type MunicipalityGrantKind = (typeof municipalityGrantKinds)[number];

export const norwegianRates = ['low', 'high'] as const;
export type NorwegianRate = (typeof norwegianRates)[number];

/** What an application for an impairment grant must have with it. Each has its source in `attachmentSources`. */
export const impairmentAttachments = ['application', 'consent', 'medical', 'beforeSettlement', 'circular'] as const;
export type ImpairmentAttachment = (typeof impairmentAttachments)[number];

export const impairmentOutcomes = ['granted', 'refused'] as const;
export type ImpairmentOutcome = (typeof impairmentOutcomes)[number];

export const impairmentStates = ['preparing', 'sent', 'granted', 'refused'] as const;
export type ImpairmentState = (typeof impairmentStates)[number];

/** One payment is at most this, øre: ten million kroner. More is a slip of the keyboard. */
export const maxPayment = 1_000_000_000;

export const grantKindLabels: Record<MunicipalityGrantKind, LocalText> = {
  integration: text('Integreringstilskudd', 'Integreringstilskot'),
  kindergarten: text('Barnehagetilskudd', 'Barnehagetilskot'),
  elderly: text('Eldretilskudd', 'Eldretilskot'),
  norwegian: text('Norsktilskudd per person', 'Norsktilskot per person'),
  norwegianBasic: text('Norsktilskudd, grunntilskudd', 'Norsktilskot, grunntilskot'),
  grant1: text('Tilskudd 1', 'Tilskot 1'),
  grant2: text('Tilskudd 2', 'Tilskot 2'),
};

export const categoryLabels: Record<GrantCategory, LocalText> = {
  year1SingleAdult: text('År 1, enslig voksen', 'År 1, einsleg vaksen'),
  year1Adult: text('År 1, voksen', 'År 1, vaksen'),
  year1Child: text('År 1, barn', 'År 1, barn'),
  year1UnaccompaniedMinor: text('År 1, enslig mindreårig', 'År 1, einsleg mindreårig'),
  year2: text('År 2', 'År 2'),
  year3: text('År 3', 'År 3'),
  year4: text('År 4', 'År 4'),
  year5: text('År 5', 'År 5'),
  kindergarten: grantKindLabels.kindergarten,
  elderly: grantKindLabels.elderly,
};

export const norwegianRateLabels: Record<NorwegianRate, LocalText> = {
  low: text('Lav sats (Vest-Europa og engelskspråklige land)', 'Låg sats (Vest-Europa og engelskspråklege land)'),
  high: text('Høy sats', 'Høg sats'),
};

export const attachmentLabels: Record<ImpairmentAttachment, LocalText> = {
  application: text('Søknad etter malen fra IMDi', 'Søknad etter malen frå IMDi'),
  consent: text('Informert samtykke fra personen', 'Informert samtykke frå personen'),
  medical: text('Legeerklæring', 'Legeerklæring'),
  beforeSettlement: text(
    'Dokumentasjon på at tilstanden oppsto før bosetting',
    'Dokumentasjon på at tilstanden oppstod før busetjing',
  ),
  circular: text('Andre vedlegg som årets rundskriv krever', 'Andre vedlegg som rundskrivet for året krev'),
};

const guidelines = text('Retningslinjene 3.1', 'Retningslinjene 3.1');
const imdi2021 = text('IMDis side om tilskuddet, 04.01.2021', 'Sida til IMDi om tilskotet, 04.01.2021');

export const attachmentSources: Record<ImpairmentAttachment, LocalText> = {
  application: text('Retningslinjene 3.1 (rundskriv 03/2018)', 'Retningslinjene 3.1 (rundskriv 03/2018)'),
  consent: imdi2021,
  medical: imdi2021,
  beforeSettlement: guidelines,
  circular: text('Retningslinjene 3.1 (rundskriv 03/2018)', 'Retningslinjene 3.1 (rundskriv 03/2018)'),
};

export const outcomeLabels: Record<ImpairmentOutcome, LocalText> = {
  granted: text('Innvilget', 'Innvilga'),
  refused: text('Avslått', 'Avslått'),
};

/** Each rule that excludes an application, in a sentence, with where it stands. */
export const refusalLabels: Record<ImpairmentRefusal, { readonly rule: LocalText; readonly source: LocalText }> = {
  familyImmigration: {
    rule: text(
      'Personen er bosatt gjennom familieinnvandring, og ordningen gjelder ikke da.',
      'Personen er busett gjennom familieinnvandring, og ordninga gjeld ikkje då.',
    ),
    source: guidelines,
  },
  selfSettled: {
    rule: text(
      'Personen er selvbosatt, og ordningen gjelder ikke da.',
      'Personen er sjølvbusett, og ordninga gjeld ikkje då.',
    ),
    source: guidelines,
  },
  aroseAfterSettlement: {
    rule: text(
      'Tilstanden må ha oppstått eller ha sitt opphav før bosettingen.',
      'Tilstanden må ha oppstått eller ha opphavet sitt før busetjinga.',
    ),
    source: guidelines,
  },
  yearNotCovered: {
    rule: text(
      'Tilskudd 1 gis én gang, i år 1 eller 2. Tilskudd 2 gis i inntil fem år.',
      'Tilskot 1 blir gitt éin gong, i år 1 eller 2. Tilskot 2 blir gitt i inntil fem år.',
    ),
    source: text('Retningslinjene 3.1; IMDi', 'Retningslinjene 3.1; IMDi'),
  },
  afterDeadline: {
    rule: text('Søknadsfristen er ute.', 'Søknadsfristen er ute.'),
    source: text(
      'Retningslinjene 3.1 og kommunens innstilling for fristen',
      'Retningslinjene 3.1 og innstillinga i kommunen for fristen',
    ),
  },
  alreadyGiven: {
    rule: text(
      'Tilskuddet er alt gitt: Tilskudd 1 gis én gang, Tilskudd 2 én gang for hvert år.',
      'Tilskotet er alt gitt: Tilskot 1 blir gitt éin gong, Tilskot 2 éin gong for kvart år.',
    ),
    source: guidelines,
  },
  otherGrantInFirstYears: {
    rule: text(
      'I år 1 og 2 får kommunen enten Tilskudd 1 eller Tilskudd 2, ikke begge.',
      'I år 1 og 2 får kommunen anten Tilskot 1 eller Tilskot 2, ikkje begge.',
    ),
    source: text('Retningslinjene 3.1; IMDi', 'Retningslinjene 3.1; IMDi'),
  },
};

export const noGrantLabels: Record<NoGrantReason | 'stated', LocalText> = {
  familyAppliedTooLate: text(
    'Ingen tilskudd: familien søkte mer enn fem år etter at referansepersonen ble bosatt.',
    'Ingen tilskot: familien søkte meir enn fem år etter at referansepersonen vart busett.',
  ),
  bornAfterSettlement: text(
    'Ingen tilskudd: barnet er født i kommunen mer enn seks måneder etter at mor ble bosatt.',
    'Ingen tilskot: barnet er fødd i kommunen meir enn seks månader etter at mor vart busett.',
  ),
  periodOver: text(
    'Ingen tilskudd: perioden var over da personen flyttet hit.',
    'Ingen tilskot: perioden var over då personen flytta hit.',
  ),
  stated: text(
    'Ingen tilskudd: det er ført at personen ikke utløser tilskudd.',
    'Ingen tilskot: det er ført at personen ikkje utløyser tilskot.',
  ),
};
