import { formatDate } from '#shared/dates.ts';
import type { PurchaseStep, ShopOrder } from '#shared/establishment/purchase.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import { coatOfArms } from '../forms/printing.ts';
import type { HandlerContext } from '../handler.ts';
import { printLetter } from '../pdf/letter.ts';
import type { PrintedPdf } from '../pdf/printer.ts';
import { space, stack } from '../pdf/typesetter.ts';
import type { Purchase } from './cases.ts';

const words = {
  title: text('Rekvisisjon', 'Rekvisisjon'),
  number: text('Rekvisisjon nr.', 'Rekvisisjon nr.'),
  to: text('Til', 'Til'),
  goods: text('Dette kan hentes', 'Dette kan hentast'),
  atMost: text('inntil', 'inntil'),
  limits: text(
    'Summen er det meste kommunen betaler, med avgifter. Bare det som står her, kan hentes.',
    'Summen er det meste kommunen betaler, med avgifter. Berre det som står her, kan hentast.',
  ),
  collector: text('Hentes av', 'Blir henta av'),
  show: text('Be om legitimasjon.', 'Be om legitimasjon.'),
  bearer: text('den som leverer denne rekvisisjonen', 'den som leverer denne rekvisisjonen'),
  until: text('Gjelder til og med', 'Gjeld til og med'),
  payment: text('Faktura', 'Faktura'),
  mark: text(
    'Kommunen betaler etter faktura. Skriv dette nummeret på fakturaen, og ikke navnet til den som henter',
    'Kommunen betaler etter faktura. Skriv dette nummeret på fakturaen, og ikkje namnet til den som hentar',
  ),
  invoiceTo: text('Faktura sendes til', 'Faktura skal sendast til'),
  organisation: text('Organisasjonsnummer', 'Organisasjonsnummer'),
  contact: text('Spørsmål om rekvisisjonen', 'Spørsmål om rekvisisjonen'),
} as const satisfies Record<string, LocalText>;

export interface OrderRequest extends ShopOrder {
  readonly number: number;
  readonly date: string;
  readonly shop: string | null;
  readonly what: string;
  /** Øre. */
  readonly atMost: number;
  readonly municipalityName: string | null;
  /** Of the municipality: nine digits, which an invoice needs. */
  readonly organisationNumber: string | null;
  readonly coatOfArms: Uint8Array | null;
  /** Of the step by which it was ordered: an order that was undone and written anew is another paper. */
  readonly id: string;
}

export function orderPdf(
  context: HandlerContext,
  { purchase, step, order }: { readonly purchase: Purchase; readonly step: PurchaseStep; readonly order: ShopOrder },
  language: Language,
): Promise<PrintedPdf> {
  const municipality = municipalityByNumber(context.municipality);
  return printOrder(
    {
      ...order,
      number: step.number ?? 1,
      date: step.date,
      shop: purchase.shop,
      what: purchase.what,
      atMost: purchase.steps.find(({ kind }) => kind === 'approved')?.amount ?? purchase.committed,
      municipalityName: municipality?.name ?? null,
      organisationNumber: municipality?.organisationNumber ?? null,
      coatOfArms: coatOfArms(context.store),
      id: step.id,
    },
    language,
  );
}

/**
 * The purchase order for the shop. It carries what the shop needs to hand out the goods and be paid, and nothing more:
 * no birth date, no number, no address, no family, and no word of which service pays, or why. Even the name is left out
 * where it is not to be known, and it is kept off the invoice, which goes through more hands.
 */
export function printOrder(order: OrderRequest, language: Language): Promise<PrintedPdf> {
  const { municipalityName, coatOfArms: arms, date, collector } = order;
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
      row(order.what, `${say(words.atMost)} ${money(order.atMost)}`, true),
      set(say(words.limits), { quiet: true }),
      space(8),
      set(`${say(words.collector)}: ${collector ?? say(words.bearer)}`),
      ...(collector === null ? [] : [set(say(words.show), { quiet: true })]),
      space(4),
      set(`${say(words.until)} ${formatDate(order.validUntil)}`, { bold: true }),
      kept(
        heading(words.payment),
        set(`${say(words.mark)}: ${order.number} / ${documentId}`),
        space(6),
        set(say(words.invoiceTo), { quiet: true }),
        stack(...lines(order.invoiceTo).map((each) => set(each))),
        ...(order.organisationNumber === null
          ? []
          : [set(`${say(words.organisation)} ${order.organisationNumber.replaceAll(/(\d{3})(?=\d)/g, '$1\u00a0')}`)]),
        space(6),
        set(`${say(words.contact)}: ${order.contact}`),
      ),
      signOff('', ''),
    ],
  );
}

const lines = (content: string): string[] => content.trim().split('\n');
