import type { RecordRef, RecordRow, Store } from '#db/store.ts';
import type { CaseOwnership, TransferDetail, TransferItem } from '#shared/api/methods/exchange/transfers.ts';
import { consentScopeIds } from '#shared/consent/scopes.ts';
import { readHandOver } from '#shared/exchange/handOver.ts';
import type { TransferView } from '#shared/exchange/ownership.ts';
import { type MunicipalityNumber, municipalityNumbers } from '#shared/municipalities.ts';
import { displayName } from '#shared/people/names.ts';
import { recordName } from '../../disclosures/exportWords.ts';
import type { HandlerContext } from '../../handler.ts';
import { findDuplicates } from '../../people/findDuplicates.ts';
import { keptId, withAbsorbed } from '../../people/mergeRecords.ts';
import { personRecord, personValuesOf, textOf } from '../../people/personRecord.ts';
import { type CaseOwner, ownerOf, speaksForMunicipality } from './ownerOf.ts';

/** A transfer with where it stands; those that are not rightly written are none. */
export interface Transfer {
  readonly record: RecordRow;
  readonly view: TransferView;
  readonly from: MunicipalityNumber;
  readonly to: MunicipalityNumber;
}

export const transferRef = (id: string, caseId: string): RecordRef => ({ type: 'transfer', id, caseId });

/** The transfers of one case, in no order. */
export function transfersOfCase(
  context: HandlerContext,
  caseId: string,
  owner = caseOwner(context, caseId),
): Transfer[] {
  const records = new Map(context.store.recordsOfCase('transfer', caseId).map((record) => [record.ref.id, record]));
  return owner.transfers.flatMap((view) => {
    const [record, from, to] = [records.get(view.id), municipalityOf(view.from), municipalityOf(view.to)];
    if (record === undefined || from === undefined || to === undefined || view.state === 'invalid') return [];
    return [{ record, view, from, to }];
  });
}

export const caseOwner = (context: HandlerContext, caseId: string): CaseOwner =>
  ownerOf(context.store, context.municipality, caseId);

export function transferById(context: HandlerContext, id: string): Transfer | undefined {
  const record = context.store.record(id);
  if (record?.ref.type !== 'transfer') return undefined;
  return transfersOfCase(context, record.ref.caseId).find((transfer) => transfer.record.ref.id === id);
}

/**
 * The same offer in the cases of people who were merged into this one: what is shown as one person moves as one, although each
 * has a case of their own. They were offered in one act, at one instant.
 */
export function sameOffer(context: HandlerContext, { record, from, to }: Transfer): Transfer[] {
  const personId = keptId(context.store, record.ref.caseId);
  return withAbsorbed(context.store, personId)
    .flatMap((caseId) => transfersOfCase(context, caseId))
    .filter(
      (other) => other.from === from && other.to === to && other.record.fields.offeredAt === record.fields.offeredAt,
    );
}

export function transferItem(context: HandlerContext, { record, view, from, to }: Transfer): TransferItem {
  const { fields } = record;
  const personId = keptId(context.store, record.ref.caseId);
  const values = personValuesOf(personRecord(context.store, personId)?.fields ?? {});
  const isOpen = view.state === 'offered' && speaksForMunicipality(context.store);
  return {
    id: record.ref.id,
    personId,
    name: displayName(values),
    protected: (values.protection ?? 'none') !== 'none',
    from,
    to,
    state: view.state,
    message: textOf(fields.message),
    offeredAt: textOf(fields.offeredAt) ?? record.createdAt,
    offeredBy: textOf(fields.offeredBy) ?? '',
    answerMessage: textOf(fields.answerMessage),
    answeredAt: textOf(fields.answeredAt) ?? view.settledAt ?? null,
    answeredBy: textOf(fields.answeredBy),
    handedOverAt: textOf(fields.handedOverAt),
    mayAnswer: isOpen && to === context.municipality,
    mayWithdraw: isOpen && from === context.municipality,
  };
}

export function transferDetail(context: HandlerContext, transfer: Transfer): TransferDetail {
  const item = transferItem(context, transfer);
  return {
    ...item,
    duplicates: item.mayAnswer ? duplicatesOf(context.store, item.personId) : [],
    handedOver: handedOver(textOf(transfer.record.fields.handedOver)),
  };
}

/** People here who may be the same as one who comes with a case. */
export function duplicatesOf(store: Store, personId: string): ReturnType<typeof findDuplicates> {
  const person = personRecord(store, personId);
  return person === undefined ? [] : findDuplicates(store, personValuesOf(person.fields), personId);
}

export function ownershipView(context: HandlerContext, owner: CaseOwner): CaseOwnership {
  const own = context.municipality;
  const left = owner.formerOwners.find(({ municipality }) => municipality === own);
  const last = owner.moves.at(-1);
  return {
    owner: municipalityOf(owner.owner) ?? own,
    isOurs: owner.isOurs,
    isFormerOwner: owner.isFormerOwner,
    handedOverAt: owner.isFormerOwner ? (left?.until ?? null) : null,
    takenOverAt: owner.isOurs && last?.to === own ? last.at : null,
  };
}

/** Those that wait first, then the newest. */
export function inOrder(items: readonly TransferItem[]): TransferItem[] {
  const isOpen = ({ state }: TransferItem) => state === 'offered';
  return items.toSorted(
    (a, b) =>
      Number(isOpen(b)) - Number(isOpen(a)) || (a.offeredAt === b.offeredAt ? 0 : a.offeredAt < b.offeredAt ? 1 : -1),
  );
}

function handedOver(json: string | null): TransferDetail['handedOver'] {
  const listed = json === null ? undefined : readHandOver(json);
  if (listed === undefined) return null;
  return consentScopeIds.flatMap((scope) => {
    const ofScope = listed[scope];
    if (ofScope === undefined) return [];
    const records = Object.entries(ofScope.records).map(([type, count]) => ({ type, label: recordName(type), count }));
    return [{ scope, records, attachments: ofScope.attachments }];
  });
}

const municipalityOf = (number: string | null): MunicipalityNumber | undefined =>
  municipalityNumbers.find((known) => known === number);
