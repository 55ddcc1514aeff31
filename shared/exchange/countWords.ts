import { permitLabels, personStatusLabels, settlementWayLabels } from '../people/labels.ts';
import { type LocalText, text } from '../text/localText.ts';
import { type Dimension, dimensionCategories, type KnownDeadline } from './counts.ts';

/** The counts in words, for screens and files. */
export const dimensionLabels: Record<Dimension, LocalText> = {
  status: text('Alle etter status', 'Alle etter status'),
  settlementYear: text('Bosatte etter bosettingsår', 'Busette etter busetjingsår'),
  settlementWay: text('Bosatte etter måten de ble bosatt på', 'Busette etter måten dei vart busette på'),
  permit: text('Bosatte etter oppholdsgrunnlag', 'Busette etter opphaldsgrunnlag'),
  ageGroup: text('Bosatte etter alder', 'Busette etter alder'),
  generation: text('Bosatte barn og voksne', 'Busette barn og vaksne'),
  intake: text('Bosatte med fullført kartlegging', 'Busette med fullført kartlegging'),
  programme: text('Bosatte i introduksjonsprogram', 'Busette i introduksjonsprogram'),
  practice: text('Bosatte i praksis', 'Busette i praksis'),
  overdue: text('Bosatte med en frist som er gått ut', 'Busette med ein frist som har gått ut'),
};

const unknown = text('Ikke registrert', 'Ikkje registrert');
const yes = text('Ja', 'Ja');
const no = text('Nei', 'Nei');

const ageGroupLabels: Record<(typeof dimensionCategories)['ageGroup'][number], LocalText> = {
  '0-5': text('0–5 år', '0–5 år'),
  '6-15': text('6–15 år', '6–15 år'),
  '16-17': text('16–17 år', '16–17 år'),
  '18-24': text('18–24 år', '18–24 år'),
  '25-39': text('25–39 år', '25–39 år'),
  '40-59': text('40–59 år', '40–59 år'),
  '60+': text('60 år og eldre', '60 år og eldre'),
  unknown,
};

const categoryLabels: Record<Exclude<Dimension, 'settlementYear'>, Readonly<Record<string, LocalText>>> = {
  status: personStatusLabels,
  settlementWay: { ...settlementWayLabels, unknown },
  permit: { ...permitLabels, unknown },
  ageGroup: ageGroupLabels,
  generation: { child: text('Barn under 18', 'Barn under 18'), adult: text('Voksne', 'Vaksne'), unknown },
  intake: { yes, no },
  programme: { yes, no },
  practice: { yes, no },
  overdue: { yes, no },
};

export function categoryLabel(dimension: Dimension, category: string): LocalText {
  if (dimension === 'settlementYear') return category === 'unknown' ? unknown : text(category, category);
  return categoryLabels[dimension][category] ?? text(category, category);
}

/** The categories of a dimension in the order in which they are shown; of years, those that are there. */
export function categoriesOf(dimension: Dimension, years: readonly string[]): readonly string[] {
  if (dimension !== 'settlementYear') return dimensionCategories[dimension];
  return [...new Set(years)].toSorted((a, b) => (a < b ? -1 : 1));
}

export const deadlineLabels: Record<KnownDeadline, LocalText> = {
  contractUnsigned: text(
    'Praksiskontrakter som har ventet over 14 dager på underskrift',
    'Praksiskontraktar som har venta over 14 dagar på underskrift',
  ),
  contractNotClosed: text(
    'Praksis som er over, uten at det er skrevet hvordan det gikk',
    'Praksis som er over, utan at det er skrive korleis det gjekk',
  ),
  impairmentApplication: text(
    'Søknader om tilskudd som ikke ble sendt innen fristen',
    'Søknader om tilskot som ikkje vart sende innan fristen',
  ),
};
