import type { ConsentScope } from '#shared/consent/scopes.ts';
import { consentsHandlers } from '../consents/handlers.ts';
import { formHandlers } from '../forms/handlers.ts';
import type { HandlerContext } from '../handler.ts';
import { paperHandlers } from '../papers/paperHandlers.ts';
import type { DemoClock } from './demoClock.ts';
import { rows } from './rows.ts';
import { must, type Step, writableValues } from './step.ts';

interface DemoConsent {
  readonly person: string;
  readonly name: string;
  /** Days ago: when it was written and completed, and signed; null where it waits for the signature. */
  readonly ready: number;
  readonly signed: number | null;
  /** Its last day. */
  readonly ends: number;
  readonly recipients: readonly {
    readonly body: string;
    readonly purpose: string;
    readonly scopes: ConsentScope[];
    readonly limits?: string;
  }[];
  /** A recipient (its place in the list, from 1) that was taken back, so many days ago. */
  readonly withdrawn?: { readonly days: number; readonly recipient: number };
  readonly disclosed?: {
    readonly days: number;
    readonly recipient: number;
    readonly to: string;
    readonly what: string;
    readonly scopes: ConsentScope[];
  };
}

/** One that soon ends, one that was partly taken back, one that waits for its signature. */
const demoConsents: readonly DemoConsent[] = [
  {
    person: 'selam',
    name: 'Selam Tesfagiorgis',
    ready: 345,
    signed: 345,
    ends: -20,
    recipients: [
      { body: 'NAV', purpose: 'Arbeid og praksis', scopes: ['identity', 'language', 'education', 'work'] },
      {
        body: 'Praksisplassen',
        purpose: 'Arbeid og praksis',
        scopes: ['identity', 'language'],
        limits: 'Ikke noe om familien.',
      },
    ],
    disclosed: {
      days: 322,
      recipient: 2,
      to: 'Anders Eksempel',
      what: 'Navn, og hvor godt hun snakker norsk.',
      scopes: ['identity', 'language'],
    },
  },
  {
    person: 'yonas',
    name: 'Yonas Habtom Ghebrezgi',
    ready: 210,
    signed: 208,
    ends: -150,
    recipients: [
      { body: 'Voksenopplæringen', purpose: 'Norskopplæring og skole', scopes: ['identity', 'language', 'education'] },
      { body: 'NAV', purpose: 'Arbeid og praksis', scopes: ['identity', 'work', 'lifeSituation'] },
    ],
    withdrawn: { days: 33, recipient: 2 },
  },
  {
    person: 'samir',
    name: 'Samir Al-Darwishi',
    ready: 18,
    signed: null,
    ends: -347,
    recipients: [{ body: 'Helsestasjonen', purpose: 'Helsehjelp', scopes: ['identity', 'lifeSituation'] }],
  },
];

/** Consent declarations (guidelines, vedlegg 3), and what was shared by them. */
export function consentSteps(clock: DemoClock, personOf: (key: string) => string): Step[] {
  return demoConsents.flatMap((consent, index) => {
    let id = '';
    const minutes = 350 + index * 5;
    const step = (days: number | null | undefined, order: number, run: Step['run']): Step[] =>
      typeof days === 'number' ? [{ days, minutes: minutes + order, run }] : [];
    const { person, name, ready, signed, withdrawn, disclosed } = consent;
    return [
      ...step(ready, 0, (context) => {
        id = must(formHandlers['form.start']({ personId: personOf(person), form: 'consent' }, context)).id;
        must(formHandlers['form.save']({ id, values: writableValues(answers(consent, clock)) }, context));
        must(formHandlers['form.complete']({ id, acceptMissing: true }, context));
      }),
      ...step(signed, 1, (context) => sign(id, name, context)),
      ...step(disclosed?.days, 2, (context) => {
        if (disclosed === undefined) return;
        const recipient = consent.recipients[disclosed.recipient - 1];
        const input = {
          personId: personOf(person),
          recipient: recipient?.body ?? '',
          purpose: recipient?.purpose ?? '',
          receivedBy: disclosed.to,
          what: disclosed.what,
          scopes: disclosed.scopes,
          date: context.today(),
          how: 'spoken' as const,
          overrideId: null,
        };
        must(consentsHandlers['disclosure.add'](input, context));
      }),
      ...step(withdrawn?.days, 3, (context) => {
        const taken = [{ row: `r${withdrawn?.recipient}`, scopes: null }];
        const told = { toldBy: name, toldTo: context.user.name, note: null };
        must(consentsHandlers['consent.withdraw']({ id, rows: taken, date: context.today(), ...told }, context));
      }),
    ];
  });
}

function answers({ signed, ready, ends, recipients }: DemoConsent, clock: DemoClock) {
  return {
    interpreterUsed: 'yes',
    ...rows(
      'recipients',
      recipients.map(({ body, purpose, scopes, limits }) => ({
        body,
        scopes,
        purpose,
        ...(limits === undefined ? {} : { limits }),
      })),
    ),
    validFrom: clock.daysAgo(signed ?? ready),
    validUntil: clock.daysAgo(ends),
    signedBy: 'self',
  };
}

function sign(id: string, name: string, context: HandlerContext): void {
  const date = context.today();
  const signatures = [{ line: 0, name, place: 'Lom', date, capacity: 'self' as const }];
  must(paperHandlers['paper.sign']({ id, date, signatures, note: null }, context));
}
