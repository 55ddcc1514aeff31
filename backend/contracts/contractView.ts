import type { Store } from '#db/store.ts';
import type { ContractListItem, ContractView } from '#shared/api/methods/contracts.ts';
import { amendment } from '#shared/contracts/amendment.ts';
import { lacksAttest, versionState } from '#shared/contracts/lifeCycle.ts';
import { contractIssues, contractWarnings } from '#shared/contracts/rules.ts';
import { displayName } from '#shared/people/names.ts';
import type { PersonValues } from '#shared/people/person.ts';
import { employerById } from '../employers/employerRecord.ts';
import { documentId } from '../forms/formRecord.ts';
import { isProtected } from '../people/householdView.ts';
import { personRecord, personValuesOf } from '../people/personRecord.ts';
import type { Contract } from './contractRecord.ts';
import { statementsOf, talksOf } from './notes.ts';
import { knownProgramme } from './programme.ts';

/** A contract in a list. */
export function contractListItem(store: Store, contract: Contract): ContractListItem {
  const { life, terms, inForce } = contract;
  const values = participant(store, contract);
  return {
    id: contract.id,
    personId: contract.personId,
    personName: displayName(values),
    protected: isProtected(values),
    state: life.state,
    formId: inForce.id,
    version: inForce.version,
    documentId: documentId(inForce.filled),
    employerId: terms.employerId,
    employerName: terms.employerName,
    placementType: terms.placementType,
    from: terms.from,
    until: terms.until,
    hoursWeek: terms.hoursWeek,
    pendingFormId: life.pending,
    waitingSince: life.waitingSince,
    closedOn: life.closedOn,
    lacksAttest: lacksAttest(life.state, statementsOf(store, 'attest', contract.id).length),
  };
}

/** In a list over many people: where somebody with a protected address works says where to find them. */
export function withoutPlace(item: ContractListItem): ContractListItem {
  return item.protected ? { ...item, employerId: null, employerName: null } : item;
}

/** Not named in an employer's history. */
export function isHidden(store: Store, contract: Contract): boolean {
  return isProtected(participant(store, contract));
}

function participant(store: Store, contract: Contract): PersonValues {
  const record = personRecord(store, contract.personId);
  return record === undefined ? {} : personValuesOf(record.fields);
}

/** A contract with all that belongs to it. */
export function contractView(store: Store, contract: Contract, today: string): ContractView {
  const [newest] = contract.versions;
  const { employerId } = contract.terms;
  const programme = knownProgramme(store, contract.personId);
  return {
    ...contractListItem(store, contract),
    versions: contract.versions.map((version, index) => {
      const before = contract.versions[index + 1];
      const state = versionState(version);
      const change = before === undefined ? { kinds: [], paths: [] } : amendment(before.values, version.values);
      return {
        formId: version.id,
        version: version.version,
        documentId: documentId(version.filled),
        stage: state.stage,
        inForce: version.id === contract.inForce.id,
        from: version.terms.from,
        until: version.terms.until,
        completedAt: version.completedAt,
        printedOn: state.printedOn,
        signedOn: state.signedOn,
        signatures: state.signatures.map(({ line, name, place, date }) => ({ line, name, place, date })),
        missingLines: [...state.missingLines],
        kinds: [...change.kinds],
        changedPaths: [...change.paths],
      };
    }),
    problems: newest.completedOn === null ? [...contractIssues(newest.values, programme)] : [],
    warnings: [...contractWarnings(newest.values, today, programme)],
    breakOffReason: contract.life.breakOffReason,
    employer: employerId === null ? null : (employerById(store, employerId) ?? null),
    talks: [...talksOf(store, contract.id)],
    attests: [...statementsOf(store, 'attest', contract.id)],
    references: [...statementsOf(store, 'reference', contract.id)],
  };
}
