import type { ShareRule } from '#shared/benefit/introductionBenefit.ts';
import { type LocalText, text } from '#shared/text/localText.ts';

/** What stands on a monthly statement. */
export const words = {
  title: text('Månedsoppgave for introduksjonsstønad', 'Månadsoppgåve for introduksjonsstønad'),
  month: text('Måned', 'Månad'),
  number: text('Oppgave nr.', 'Oppgåve nr.'),
  act: text('Lov', 'Lov'),
  computed: text('Slik er stønaden regnet ut', 'Slik er stønaden rekna ut'),
  explained: text(
    'Full stønad er 2 G i året (retningslinjene punkt 3.2). En måned er en tolvdel av dette, og hver måned regnes som 30 dager. Summen er avrundet én gang, til nærmeste øre.',
    'Full stønad er 2 G i året (retningslinjene punkt 3.2). Ein månad er ein tolvdel av dette, og kvar månad blir rekna som 30 dagar. Summen er avrunda éin gong, til næraste øre.',
  ),
  days: text('av 30 dager', 'av 30 dagar'),
  share: text('av full stønad', 'av full stønad'),
  fullShare: text('full stønad', 'full stønad'),
  gross: text('Stønad før trekk', 'Stønad før trekk'),
  absence: text('Ugyldig fravær', 'Ugyldig fråvær'),
  deduction: text('Trekk for ugyldig fravær', 'Trekk for ugyldig fråvær'),
  net: text('Stønad etter trekk', 'Stønad etter trekk'),
  paid: text('Utbetalt før denne oppgaven', 'Utbetalt før denne oppgåva'),
  due: text('Gjenstår å utbetale', 'Står att å betale ut'),
  overpaid: text('Utbetalt for mye', 'Utbetalt for mykje'),
  basisDays: text(
    'Én dags fravær trekkes med 1/30 av månedens stønad.',
    'Éin dag med fråvær blir trekt med 1/30 av stønaden for månaden.',
  ),
  basisHours: text(
    'Én times fravær trekkes med 1/1850 av årets stønad.',
    'Éin time med fråvær blir trekt med 1/1850 av stønaden for året.',
  ),
  decisionTitle: text('Trekket er et enkeltvedtak', 'Trekket er eit enkeltvedtak'),
  decision: text(
    'Trekket er minst halvparten av utbetalingen og minst en tolvdel av G. Da er trekket et enkeltvedtak. Det betyr at du skal få varsel før kommunen bestemmer, at kommunen skal begrunne trekket skriftlig, og at du kan klage. Spør flyktningtjenesten om du lurer på noe.',
    'Trekket er minst halvparten av utbetalinga og minst ein tolvdel av G. Då er trekket eit enkeltvedtak. Det betyr at du skal få varsel før kommunen bestemmer, at kommunen skal grunngi trekket skriftleg, og at du kan klage. Spør flyktningtenesta om du lurer på noko.',
  ),
  backPay: text(
    'Blir G for måneden fastsatt senere, regner kommunen ut stønaden på nytt og betaler det som mangler.',
    'Blir G for månaden fastsett seinare, reknar kommunen ut stønaden på nytt og betaler det som manglar.',
  ),
  coupleRule: text(
    '5/6 fordi begge i paret er i programmet (integreringsloven § 20 fjerde ledd)',
    '5/6 fordi begge i paret er i programmet (integreringslova § 20 fjerde ledd)',
  ),
  corrects: text('Denne oppgaven erstatter versjon', 'Denne oppgåva erstattar versjon'),
  day: text('dag', 'dag'),
  severalDays: text('dager', 'dagar'),
  hour: text('time', 'time'),
  severalHours: text('timer', 'timar'),
  from: text('fra', 'frå'),
  kroner: text('kr', 'kr'),
} as const satisfies Record<string, LocalText>;

export const regelverkNames = {
  introduction2003: text('Introduksjonsloven', 'Introduksjonslova'),
  integration2021: text('Integreringsloven', 'Integreringslova'),
} as const;

/** Each share with its source (guidelines 3.2; introduksjonsloven §§ 8-10, integreringsloven § 20). */
export const ruleNames: Record<ShareRule, LocalText> = {
  full: text('Fylt 25 år', 'Fylt 25 år'),
  under25Introduction: text('Under 25 år: 2/3 (introduksjonsloven)', 'Under 25 år: 2/3 (introduksjonslova)'),
  under25Integration: text(
    'Under 25 år, bor ikke hos foreldre: 2/3 (integreringsloven § 20)',
    'Under 25 år, bur ikkje hos foreldre: 2/3 (integreringslova § 20)',
  ),
  under25WithParent: text(
    'Under 25 år, bor hos foreldre: 1/3 (integreringsloven § 20)',
    'Under 25 år, bur hos foreldre: 1/3 (integreringslova § 20)',
  ),
};
