import { type LocalText, text } from '../text/localText.ts';
import type {
  arrivalManners,
  civilStatuses,
  genders,
  permitSections,
  permits,
  personStatuses,
  protections,
  Relation,
  settlementWays,
} from './person.ts';

/** Labels of the person register's choices. A choice that is added in person.ts without a label does not compile. */
export const genderLabels: Record<(typeof genders)[number], LocalText> = {
  female: text('Kvinne', 'Kvinne'),
  male: text('Mann', 'Mann'),
  notRecorded: text('Ikke registrert', 'Ikkje registrert'),
};

/** The template's own wording (vedlegg 2, section 1). */
export const arrivalMannerLabels: Record<(typeof arrivalManners)[number], LocalText> = {
  asylumSeeker: text('Asylsøker', 'Asylsøkjar'),
  resettlementRefugee: text('Overføringsflyktning', 'Overføringsflyktning'),
  familyReunified: text('Familiegjenforent', 'Familiesameint'),
  other: text('Annet', 'Anna'),
};

/** The template's own wording (vedlegg 2, section 1). */
export const permitLabels: Record<(typeof permits)[number], LocalText> = {
  humanitarian: text('Humanitært grunnlag', 'Humanitært grunnlag'),
  asylum: text('Asyl', 'Asyl'),
  other: text('Annet', 'Anna'),
};

/** The permit's section of utlendingsloven, with what it is about. */
export const permitSectionLabels: Record<(typeof permitSections)[number], LocalText> = {
  s28: text('§ 28 – asyl', '§ 28 – asyl'),
  s35: text('§ 35 tredje ledd – overføringsflyktning', '§ 35 tredje ledd – overføringsflyktning'),
  s38: text('§ 38 – humanitært grunnlag', '§ 38 – humanitært grunnlag'),
  s34: text('§ 34 – kollektiv beskyttelse', '§ 34 – kollektivt vern'),
  chapter6: text('Kapittel 6 – familieinnvandring', 'Kapittel 6 – familieinnvandring'),
  s53: text('§ 53 – selvstendig grunnlag', '§ 53 – sjølvstendig grunnlag'),
};

/** One sentence for somebody who does not have the act by heart. */
export const permitSectionExplanations: Record<(typeof permitSections)[number], LocalText> = {
  s28: text(
    'Har fått beskyttelse som flyktning etter å ha søkt asyl i Norge.',
    'Har fått vern som flyktning etter å ha søkt asyl i Noreg.',
  ),
  s35: text(
    'Er tatt ut for gjenbosetting, som oftest gjennom FNs høykommissær for flyktninger.',
    'Er teken ut for gjenbusetjing, som oftast gjennom FNs høgkommissær for flyktningar.',
  ),
  s38: text(
    'Har fått opphold av sterke menneskelige hensyn eller på grunn av særlig tilknytning til Norge.',
    'Har fått opphald av sterke menneskelege omsyn eller på grunn av særleg tilknyting til Noreg.',
  ),
  s34: text(
    'Har midlertidig kollektiv beskyttelse fordi mange flykter samtidig fra samme sted, for eksempel fra Ukraina.',
    'Har mellombels kollektivt vern fordi mange flyktar samstundes frå same stad, til dømes frå Ukraina.',
  ),
  chapter6: text(
    'Har fått opphold som familiemedlem til en som bor i Norge.',
    'Har fått opphald som familiemedlem til ein som bur i Noreg.',
  ),
  s53: text(
    'Kom som familiemedlem og har senere fått opphold på eget grunnlag.',
    'Kom som familiemedlem og har seinare fått opphald på eige grunnlag.',
  ),
};

export const settlementWayLabels: Record<(typeof settlementWays)[number], LocalText> = {
  imdiAgreement: text('Bosatt etter avtale med IMDi', 'Busett etter avtale med IMDi'),
  agreedSelfSettled: text('Avtalt selvbosatt', 'Avtalt sjølvbusett'),
  selfSettledWithoutAgreement: text('Selvbosatt uten avtale', 'Sjølvbusett utan avtale'),
  familyImmigration: text('Familieinnvandring', 'Familieinnvandring'),
  resettledDirectly: text('Direkte bosatt', 'Direkte busett'),
};

export const civilStatusLabels: Record<(typeof civilStatuses)[number], LocalText> = {
  unmarried: text('Ugift', 'Ugift'),
  married: text('Gift', 'Gift'),
  cohabiting: text('Samboer', 'Sambuar'),
  separated: text('Separert', 'Separert'),
  divorced: text('Skilt', 'Skild'),
  widowed: text('Enke eller enkemann', 'Enkje eller enkjemann'),
  registeredPartner: text('Registrert partner', 'Registrert partnar'),
  unknown: text('Ukjent', 'Ukjend'),
};

export const protectionLabels: Record<(typeof protections)[number], LocalText> = {
  none: text('Ingen beskyttelse', 'Ikkje noko vern'),
  confidential: text('Fortrolig adresse', 'Fortruleg adresse'),
  strictlyConfidential: text('Strengt fortrolig adresse', 'Strengt fortruleg adresse'),
};

export const personStatusLabels: Record<(typeof personStatuses)[number], LocalText> = {
  expected: text('Ventes', 'Er venta'),
  settled: text('Bosatt', 'Busett'),
  moved: text('Flyttet', 'Flytta'),
  closed: text('Avsluttet', 'Avslutta'),
};

export const relationLabels: Record<Relation, LocalText> = {
  self: text('Personen selv', 'Personen sjølv'),
  spouse: text('Ektefelle', 'Ektefelle'),
  cohabitant: text('Samboer', 'Sambuar'),
  child: text('Barn', 'Barn'),
  parent: text('Forelder', 'Forelder'),
  sibling: text('Søsken', 'Sysken'),
  grandparent: text('Besteforelder', 'Besteforelder'),
  fosterChild: text('Fosterbarn', 'Fosterbarn'),
  other: text('Andre', 'Andre'),
};
