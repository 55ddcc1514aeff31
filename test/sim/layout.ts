import { cardOf, newInstallation } from '#backend/exchange/members/identity.ts';
import { signList, toStored } from '#backend/exchange/members/listFile.ts';
import { firstList, withMember, withRevoked } from '#backend/exchange/members/listKeeping.ts';
import { publicKeyOf } from '#backend/exchange/members/signing.ts';
import type { StoredInstallation, StoredMemberList } from '#db/exchange/members.ts';
import { type MunicipalityNumber, municipalityNumbers } from '#shared/municipalities.ts';
import { recordId } from '#shared/ops/id.ts';
import { Random } from './random.ts';

/** Which installations there are in a run, with their keys and the member list that all of them have taken in. */
export interface Layout {
  readonly places: readonly Place[];
  /** One that took part before, and stands on the list as revoked. */
  readonly former: Place;
  readonly list: StoredMemberList;
}

export interface Place {
  readonly municipality: MunicipalityNumber;
  readonly installation: StoredInstallation;
}

const start = '2026-01-01T08:00:00.000Z';
const made = new Map<number, Promise<Layout>>();

/** The same for every run of so many nodes in one process: making keys is slow, and nothing depends on them. */
export function layoutOf(nodes: number): Promise<Layout> {
  let layout = made.get(nodes);
  if (layout === undefined) {
    layout = makeLayout(nodes);
    made.set(nodes, layout);
  }
  return layout;
}

async function makeLayout(nodes: number): Promise<Layout> {
  const random = new Random(nodes);
  const newId = () => recordId(Date.parse(start), (length) => random.bytes(length));
  const places: Place[] = [];
  for (let index = 0; index < nodes; index += 1) {
    const { municipality, role } = placeOf(index, nodes);
    const installation = await newInstallation({ id: newId(), name: `PC ${index}`, role, createdAt: start });
    places.push({ municipality, installation });
  }
  const [first, ...others] = places;
  if (first === undefined) throw new Error('a run has nodes');
  let draft = firstList(await cardOf(first.installation, first.municipality), start);
  const signedBy = publicKeyOf(first.installation.signingSecret);
  const head = { format: 1, version: 1, previous: null, signedAt: start, signedBy } as const;
  for (const { installation, municipality } of others) {
    const card = await cardOf(installation, municipality);
    const next = withMember({ ...head, ...draft }, card, { by: 'A', with: 'B' }, start);
    if (!next.ok) throw new Error(next.error.code);
    draft = next.value;
  }
  const former = {
    municipality: places.at(-1)?.municipality ?? first.municipality,
    installation: await newInstallation({ id: newId(), name: 'Mistet PC', role: 'municipality', createdAt: start }),
  };
  const card = await cardOf(former.installation, former.municipality);
  const listed = withMember({ ...head, ...draft }, card, { by: 'A', with: 'B' }, start);
  if (!listed.ok) throw new Error(listed.error.code);
  const revoked = withRevoked(
    { ...head, ...listed.value },
    former.installation.id,
    'Mistet',
    first.installation,
    start,
  );
  if (!revoked.ok) throw new Error(revoked.error.code);
  draft = revoked.value;
  return { places, former, list: toStored(signList({ ...head, ...draft }, first.installation.signingSecret), start) };
}

/** The first is the coordinator; of four municipalities one has two PCs, and with few nodes the first one has. */
function placeOf(
  index: number,
  nodes: number,
): { municipality: MunicipalityNumber; role: 'municipality' | 'coordinator' } {
  if (index === 0) return { municipality: '3437', role: 'coordinator' };
  const doubled = Math.max(1, Math.floor((nodes - 1) / 5));
  const at = index <= doubled * 2 ? Math.floor((index - 1) / 2) : index - 1 - doubled;
  const municipality = municipalityNumbers[at % municipalityNumbers.length];
  if (municipality === undefined) throw new Error('there are nine municipalities');
  return { municipality, role: 'municipality' };
}
