import { PDFDocument } from '@cantoo/pdf-lib';
import { addMonths } from '#shared/dates.ts';
import { benefitsHandlers } from '../benefits/handlers.ts';
import { establishmentHandlers } from '../establishment/handlers.ts';
import type { HandlerContext } from '../handler.ts';
import { attachmentHandlers } from '../papers/attachmentHandlers.ts';
import { stateGrantsHandlers } from '../stateGrants/handlers.ts';
import type { DemoClock } from './demoClock.ts';
import { demoProgrammes } from './demoProgrammes.ts';
import { must, type Step } from './step.ts';

/** Introduction benefit, establishment grants and state grants (guidelines 3), each in the middle of its work. */
export function moneySteps(clock: DemoClock, personOf: (key: string) => string): Step[] {
  return [
    ...benefitSteps(clock, personOf),
    ...establishmentSteps(clock, personOf),
    ...stateGrantSteps(clock, personOf),
  ];
}

/** Three months issued and paid, one of them cut for a day without leave; the month that runs is still to be issued. */
function benefitSteps(clock: DemoClock, personOf: (key: string) => string): Step[] {
  const setUp = demoProgrammes.map(({ person, begun, ends }, index): Step => {
    return {
      days: begun,
      minutes: 130 + index,
      run: (context) => {
        const input = {
          personId: personOf(person),
          programmeFrom: clock.daysAgo(begun),
          programmeUntil: clock.daysAgo(ends),
          appliedOn: null,
          regelverkOverride: null,
          regelverkReason: null,
          payrollReference: `E-${100 + index}`,
        };
        must(benefitsHandlers['benefit.setUp'](input, context));
      },
    };
  });
  const thisMonth = `${clock.today.slice(0, 7)}-01`;
  const issued = [3, 2, 1].map((back): Step => {
    const month = addMonths(thisMonth, -back).slice(0, 7);
    return {
      days: clock.daysSince(`${month}-18`),
      minutes: 200,
      run: (context) => {
        const payments = (['selam', 'yonas', 'oksana'] as const).map((person) => {
          const personId = personOf(person);
          if (person === 'yonas' && back === 2) absentDay(personId, `${month}-11`, context);
          const { net } = must(benefitsHandlers['benefit.issueStatement']({ personId, month }, context));
          return { personId, amount: net };
        });
        const run = { month, date: context.today(), run: `Lønn ${month}`, payments };
        must(benefitsHandlers['benefit.recordPaid'](run, context));
      },
    };
  });
  return [...setUp, ...issued];
}

function absentDay(personId: string, date: string, context: HandlerContext): void {
  const absence = { personId, dates: [date], amount: 1, unit: 'days' as const, unlawful: true, note: null };
  must(benefitsHandlers['benefit.addAbsence'](absence, context));
}

/** A family that has bought for most of its grant, and one that has only begun to wish. */
function establishmentSteps(clock: DemoClock, personOf: (key: string) => string): Step[] {
  const setUp = (person: string) => (context: HandlerContext) => {
    const personId = personOf(person);
    const { suggested, settlementDate } = must(establishmentHandlers['establishment.get']({ personId }, context));
    const input = { personId, settlementDate: settlementDate ?? clock.today, members: suggested };
    must(establishmentHandlers['establishment.setUp'](input, context));
  };
  const wish = (person: string, rule: string, what: string, shop: string, kroner: number, context: HandlerContext) => {
    const personId = personOf(person);
    const { lines } = must(establishmentHandlers['establishment.get']({ personId }, context));
    const lineId = lines.find((line) => line.rule === rule)?.id ?? '';
    const input = { personId, lineId, what, shop, amount: kroner * 100 };
    return must(establishmentHandlers['establishment.wish'](input, context)).id;
  };
  const approve = (id: string, kroner: number, context: HandlerContext) => {
    const input = { id, date: context.today(), amount: kroner * 100, reason: null, approver: null };
    must(establishmentHandlers['establishment.approve'](input, context));
  };
  const order = (id: string, context: HandlerContext) => {
    const contact = `${context.user.name}, tlf. 00 34 00 10`;
    const invoiceTo = 'Eksempel kommune, flyktningtjenesten\nEksempelplassen 1, 2686 Lom';
    const paper = { invoiceTo, contact, collector: null, validUntil: clock.daysAgo(395) };
    const input = { id, date: context.today(), way: 'invoice' as const, order: paper };
    must(establishmentHandlers['establishment.order'](input, context));
  };

  let furniture = '';
  let clothes = '';
  return [
    { days: 428, minutes: 150, run: setUp('selam') },
    {
      days: 427,
      minutes: 150,
      run: (context) => {
        const complaintsTo = 'Eksempel kommune, Eksempelplassen 1, 2686 Lom';
        const input = { personId: personOf('selam'), complaintsTo };
        const { id } = must(establishmentHandlers['establishment.decide'](input, context));
        const signed = { id, name: 'Leder Eksempel', title: 'Leder', date: context.today() };
        must(establishmentHandlers['establishment.signDecision'](signed, context));
      },
    },
    {
      days: 425,
      minutes: 150,
      run: (context) => {
        furniture = wish('selam', 'furnitureCouple', 'Senger, sofa og spisebord', 'Eksempelmøbler', 31_000, context);
        approve(furniture, 31_000, context);
        order(furniture, context);
        clothes = wish('selam', 'clothes', 'Vinterklær', 'Eksempel sport', 6_500, context);
        approve(clothes, 6_500, context);
      },
    },
    {
      days: 410,
      minutes: 150,
      run: async (context) => {
        const content = await receipt('Kvittering (eksempel): senger, sofa og spisebord, 30 450 kr');
        const file = { paperId: null, documentId: null, purpose: 'receipt' as const, fileName: 'kvittering.pdf' };
        const subject = { subjectId: furniture, personId: personOf('selam') };
        must(await attachmentHandlers['attachment.add']({ ...file, ...subject, content }, context));
        const paid = { id: furniture, date: context.today(), amount: 3_045_000, reason: null, approver: null };
        must(establishmentHandlers['establishment.settle'](paid, context));
      },
    },
    { days: 48, minutes: 150, run: setUp('samir') },
    {
      days: 45,
      minutes: 150,
      run: (context) => {
        wish('samir', 'furnitureCouple', 'Senger til alle fire', 'Eksempelmøbler', 14_000, context);
        approve(wish('samir', 'furnitureChild', 'Skrivepult', 'Eksempelmøbler', 1_800, context), 1_800, context);
      },
    },
  ];
}

async function receipt(line: string): Promise<string> {
  const document = await PDFDocument.create();
  document.addPage([300, 200]).drawText(line, { x: 20, y: 150, size: 10, maxWidth: 260 });
  return document.saveAsBase64();
}

/** Sums that the state has paid are made up and round; the rates themselves are never part of the demo. */
function stateGrantSteps(clock: DemoClock, personOf: (key: string) => string): Step[] {
  return [
    ...(['selam', 'yonas', 'oksana'] as const).map((person, index): Step => {
      const settled = person === 'oksana' ? 205 : 430;
      return {
        days: settled - 10,
        minutes: 170 + index,
        run: (context) => {
          const from = clock.daysAgo(settled);
          const right = {
            personId: personOf(person),
            rate: 'high' as const,
            from,
            until: null,
            reason: 'NIR (eksempel)',
          };
          must(stateGrantsHandlers['stateGrants.setNorwegian'](right, context));
        },
      };
    }),
    {
      days: 330,
      minutes: 180,
      run: (context) => {
        const payments = ['selam', 'yonas'].map((person) => ({ personId: personOf(person), amount: 20_000_000 }));
        const budgetYear = Number(clock.daysAgo(430).slice(0, 4));
        const paid = { budgetYear, kind: 'integration' as const, date: context.today(), reference: 'Eksempel' };
        must(stateGrantsHandlers['stateGrants.recordReceived']({ ...paid, payments }, context));
      },
    },
    {
      days: 6,
      minutes: 190,
      run: (context) => {
        const input = { personId: personOf('halyna'), grant: 'grant1' as const, year: 1, aroseBeforeSettlement: true };
        const { id } = must(stateGrantsHandlers['stateGrants.prepareApplication'](input, context));
        const ready = { id, attachmentsReady: ['consent' as const], note: 'Venter på legeerklæring.' };
        must(stateGrantsHandlers['stateGrants.updateApplication'](ready, context));
      },
    },
  ];
}
