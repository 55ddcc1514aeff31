import type { FormValues } from '#shared/forms/form.ts';
import type { DemoClock } from './demoClock.ts';
import { programmeAnswers } from './demoProgrammes.ts';

/** Places of work that nobody has: the names are made up, and no organisation's number begins with 3. */
export const demoEmployers = [
  {
    key: 'bakery',
    registered: 420,
    values: {
      name: 'Eksempel bakeri',
      orgNumber: '312345110',
      address: 'Eksempelveien 12, 2686 Lom',
      contactName: 'Berit Eksempel',
      contactPhone: '00 34 20 11',
      note: 'Ring helst etter kl. 10.',
    },
  },
  {
    key: 'nursingHome',
    registered: 400,
    values: {
      name: 'Prøvedalen sykehjem',
      orgNumber: '312345242',
      address: 'Prøvevegen 3, 2686 Lom',
      contactName: 'Anders Eksempel',
      contactPhone: '00 34 20 12',
    },
  },
  {
    key: 'sawmill',
    registered: 60,
    values: { name: 'Eksempel sagbruk', address: 'Sagvegen 1, 2686 Lom', contactName: 'Tor Eksempel' },
  },
] as const;

export interface DemoContract {
  readonly person: string;
  readonly employer: (typeof demoEmployers)[number]['key'];
  /** Days ago: when it was begun, completed and signed; null where it is not. */
  readonly begun: number;
  readonly ready: number | null;
  readonly signed: number | null;
  readonly values: (clock: DemoClock) => FormValues;
  /** The same contract with another last day, signed so many days ago. */
  readonly extended?: { readonly days: number; readonly until: (clock: DemoClock) => string };
  readonly talks?: readonly { readonly days: number; readonly who: string; readonly text: string }[];
  /** Done to its end, so many days ago; with an attest, if one was written. */
  readonly done?: { readonly days: number; readonly attest?: string };
}

const mornings: FormValues = {
  workingTime: 'Mandag, onsdag og fredag kl. 8–14',
  hoursMonday: 6,
  hoursWednesday: 6,
  hoursFriday: 6,
  hoursWeek: 18,
};

/** One of each kind that somebody has to do something about: ending soon, unsigned, without attest, being written. */
export const demoContracts: readonly DemoContract[] = [
  {
    person: 'farid',
    employer: 'bakery',
    begun: 170,
    ready: 168,
    signed: 165,
    values: (clock) => ({
      ...programmeAnswers('farid', clock),
      ...mornings,
      placementType: 'workPractice',
      from: clock.daysAgo(160),
      until: clock.daysAgo(40),
      goals: 'Lære bakerarbeid fra grunnen, og kunne ta imot en bestilling på norsk.',
      tasks: 'Veie opp, elte og steke. Pakke varer. Hjelpe til i butikken.',
    }),
    extended: { days: 45, until: (clock) => clock.daysAgo(-20) },
    talks: [
      { days: 120, who: 'Berit og Farid', text: 'Møter alltid presis. Vil gjerne prøve kassa.' },
      { days: 50, who: 'Berit, Farid og tolk', text: 'Alle ønsker å fortsette. Vi forlenger kontrakten.' },
    ],
  },
  {
    person: 'oksana',
    employer: 'nursingHome',
    begun: 120,
    ready: 118,
    signed: 116,
    values: (clock) => ({
      ...programmeAnswers('oksana', clock),
      ...mornings,
      placementType: 'languageTraining',
      from: clock.daysAgo(112),
      until: clock.daysAgo(25),
      goals: 'Snakke norsk i arbeidet hver dag.',
      tasks: 'Dekke bord, samtaler og turer med beboerne.',
    }),
    done: { days: 25 },
  },
  {
    person: 'selam',
    employer: 'nursingHome',
    begun: 330,
    ready: 328,
    signed: 325,
    values: (clock) => ({
      ...programmeAnswers('selam', clock),
      ...mornings,
      placementType: 'languageTraining',
      from: clock.daysAgo(320),
      until: clock.daysAgo(230),
      goals: 'Bli trygg i å snakke norsk på jobb.',
      tasks: 'Kjøkken og stell av fellesrom.',
    }),
    talks: [{ days: 280, who: 'Anders og Selam', text: 'Forstår beskjeder godt. Øver på å skrive rapport.' }],
    done: {
      days: 230,
      attest:
        'Selam har vært i språktrening hos Prøvedalen sykehjem. Arbeidsoppgavene var kjøkken og stell av fellesrom.',
    },
  },
  {
    person: 'samir',
    employer: 'sawmill',
    begun: 24,
    ready: 20,
    signed: null,
    values: (clock) => ({
      ...programmeAnswers('samir', clock),
      ...mornings,
      placementType: 'workPractice',
      from: clock.daysAgo(-10),
      until: clock.daysAgo(-100),
      goals: 'Bli kjent med norsk arbeidsliv og få referanse.',
      tasks: 'Stable, merke og rydde. Opplæring i truck hvis det går bra.',
    }),
  },
  {
    person: 'rima',
    employer: 'bakery',
    begun: 3,
    ready: null,
    signed: null,
    values: (clock) => ({ placementType: 'languageTraining', from: clock.daysAgo(-14), tasks: 'Pakke varer.' }),
  },
];
