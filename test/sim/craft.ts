import { cardOf } from '#backend/exchange/members/identity.ts';
import { signWith } from '#backend/exchange/members/signing.ts';
import type { PartSource } from '#backend/exchange/package/types.ts';
import { writePackage } from '#backend/exchange/package/writePackage.ts';
import { encodePeople } from '#shared/exchange/holdings.ts';
import { type Manifest, manifestFormat } from '#shared/exchange/manifest.ts';
import { opsPartName, singlePartNames } from '#shared/exchange/parts.ts';
import { canonicalOp, type Op } from '#shared/ops/op.ts';
import type { Place } from './layout.ts';
import { holderOfPlace, type SimNode } from './node.ts';
import type { World } from './world.ts';

/** A package that no program of ours would write: rightly packed, signed and encrypted, whatever it says. */
export interface Crafted {
  readonly from: Place;
  /** Under which it is sent. */
  readonly origin: string;
  readonly ops?: readonly Op[];
  readonly head?: Partial<Manifest>;
}

/** Its path. */
export async function craft(
  world: World,
  to: SimNode,
  { from, origin, ops = [], head = {} }: Crafted,
): Promise<string> {
  const { municipality, installation } = from;
  const recipient = { municipality: to.place.municipality, installation: to.place.installation.id };
  const written = await writePackage({
    head: {
      format: manifestFormat,
      id: to.newId(),
      kind: holderOfPlace(from) === to.holder ? 'municipality' : 'shared',
      sender: { municipality, installation: installation.id, origin },
      recipients: [recipient],
      channel: to.holder as Manifest['channel'],
      // Behind all that it has sent: nothing is missed, and nothing comes after it.
      number: 1,
      previous: null,
      createdAt: to.now().toISOString(),
      appVersion: '0.2.0',
      acknowledges: {},
      revocations: [],
      lifts: [],
      receipts: [],
      membersVersion: 1,
      ...head,
    },
    parts: ops.length === 0 ? [] : partsOf(from, ops),
    sign: (bytes) => signWith(installation.signingSecret, bytes),
    recipients: [(await cardOf(to.place.installation, to.place.municipality)).ageRecipient],
    folder: world.packages,
    fileName: `crafted-${world.newValue()}.dalsam`,
  });
  if (!written.ok) throw new Error(`a package was not crafted: ${written.error.code}`);
  return written.value.path;
}

function partsOf({ municipality, installation }: Place, ops: readonly Op[]): PartSource[] {
  const owner = { installation: installation.id, municipality, role: installation.role };
  const origins = Object.fromEntries(ops.map(({ origin }) => [origin, owner]));
  const text = (content: string) => ({ content: () => [Buffer.from(content, 'utf8')] });
  return [
    { name: singlePartNames.people, kind: 'people', ...text(encodePeople({ origins, authors: {} })) },
    { name: opsPartName(1), kind: 'ops', ops: ops.length, ...text(ops.map((op) => `${canonicalOp(op)}\n`).join('')) },
  ];
}
