import { addMonths, formatDate } from '#shared/dates.ts';
import type { PurchaseStep } from '#shared/establishment/purchase.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { fullName } from '#shared/people/names.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import { coatOfArms } from '../forms/printing.ts';
import type { HandlerContext } from '../handler.ts';
import { printLetter } from '../pdf/letter.ts';
import type { PrintedPdf } from '../pdf/printer.ts';
import { space, stack } from '../pdf/typesetter.ts';
import { personRecord, personValuesOf } from '../people/personRecord.ts';
import type { Purchase } from './cases.ts';

const words = {
  title: text('Rekvisisjon', 'Rekvisisjon'),
  number: text('Rekvisisjon nr.', 'Rekvisisjon nr.'),
  to: text('Til', 'Til'),
  goods: text('Dette kan hentes', 'Dette kan hentast'),
  atMost: text('Inntil', 'Inntil'),
  collector: text('Hentes av', 'Blir henta av'),
  show: text(
    'Den som henter, viser legitimasjon. Bare det som står her, kan hentes, og bare opp til summen over.',
    'Den som hentar, viser legitimasjon. Berre det som står her, kan hentast, og berre opp til summen over.',
  ),
  until: text('Gjelder til og med', 'Gjeld til og med'),
  payment: text('Betaling', 'Betaling'),
  invoice: text(
    'Butikken sender faktura til kommunen og merker den med rekvisisjonsnummeret. Legg ved kvitteringen.',
    'Butikken sender faktura til kommunen og merkjer han med rekvisisjonsnummeret. Legg ved kvitteringa.',
  ),
  cash: text(
    'Kjøpet blir betalt i butikken. Ta vare på kvitteringen og lever den til flyktningtjenesten.',
    'Kjøpet blir betalt i butikken. Ta vare på kvitteringa og lever ho til flyktningtenesta.',
  ),
  invoiceTo: text('Faktura sendes til', 'Faktura skal sendast til'),
  contact: text('Spørsmål', 'Spørsmål'),
} as const satisfies Record<string, LocalText>;

export interface OrderRequest {
  readonly number: number;
  readonly date: string;
  readonly way: 'invoice' | 'cash';
  readonly shop: string | null;
  readonly what: string;
  /** Øre. */
  readonly atMost: number;
  /** The name is all that the shop is told of the person. */
  readonly collector: string;
  readonly invoiceTo: string;
  readonly contact: string;
  readonly municipalityName: string | null;
  readonly coatOfArms: Uint8Array | null;
  readonly id: string;
}

export function orderPdf(
  context: HandlerContext,
  given: {
    readonly purchase: Purchase;
    readonly order: PurchaseStep;
    readonly personId: string;
    readonly language: Language;
    readonly invoiceTo: string;
    readonly contact: string;
  },
): Promise<PrintedPdf> {
  const { purchase, order, language } = given;
  const person = personRecord(context.store, given.personId);
  return printOrder(
    {
      number: order.number ?? 1,
      date: order.date,
      way: order.way ?? 'invoice',
      shop: purchase.shop,
      what: purchase.what,
      atMost: purchase.steps.find(({ kind }) => kind === 'approved')?.amount ?? purchase.committed,
      collector: person === undefined ? '' : fullName(personValuesOf(person.fields)),
      invoiceTo: given.invoiceTo,
      contact: given.contact,
      municipalityName: municipalityByNumber(context.municipality)?.name ?? null,
      coatOfArms: coatOfArms(context.store),
      id: purchase.id,
    },
    language,
  );
}

/**
 * The purchase order for the shop. It carries what the shop needs to hand out the goods and be paid, and nothing more:
 * no birth date, no number, no address, no family, and no word of why the municipality pays.
 */
export function printOrder(order: OrderRequest, language: Language): Promise<PrintedPdf> {
  const { municipalityName, coatOfArms: arms, date } = order;
  const documentId = `RE-${order.id.slice(-6, -3)}-${order.id.slice(-3)}`;
  return printLetter(
    {
      title: words.title,
      language,
      meta: { municipalityName, coatOfArms: arms, documentId, version: null, date },
    },
    ({ say, set, heading, row, money, kept, signOff }) => [
      set(`${say(words.number)} ${order.number}`, { bold: true }),
      ...(order.shop === null ? [] : [set(`${say(words.to)}: ${order.shop}`)]),
      heading(words.goods),
      row(order.what, `${say(words.atMost).toLowerCase()} ${money(order.atMost)}`, true),
      space(8),
      set(`${say(words.collector)}: ${order.collector}`),
      set(`${say(words.until)} ${formatDate(addMonths(date, 3))}`),
      space(4),
      set(say(words.show), { quiet: true }),
      kept(
        heading(words.payment),
        set(say(order.way === 'invoice' ? words.invoice : words.cash)),
        ...(order.way === 'invoice' && order.invoiceTo.trim() !== ''
          ? [
              space(6),
              set(say(words.invoiceTo), { quiet: true }),
              stack(...lines(order.invoiceTo).map((each) => set(each))),
            ]
          : []),
        ...(order.contact.trim() === '' ? [] : [space(6), set(`${say(words.contact)}: ${order.contact.trim()}`)]),
      ),
      signOff('', ''),
    ],
  );
}

const lines = (content: string): string[] => content.trim().split('\n');
