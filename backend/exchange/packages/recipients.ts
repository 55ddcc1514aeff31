import { coordinatorName, municipalityRecipient } from '#shared/consent/recipients.ts';
import { municipalityNumbers } from '#shared/municipalities.ts';
import type { MemberBook } from '../members/memberBook.ts';
import { holderOf } from './context.ts';
import type { Holder } from './plan.ts';

/** A municipality's number, `coordinator`, or `all` (from the coordinator). It names the channel, too. */
export type Channel = Holder | 'all';

/** The ids of a channel's installations, those that were revoked too: what was sent to them was sent. */
export function installationsOf(book: MemberBook, channel: Channel): string[] {
  const members = book.list?.members ?? [];
  return members
    .filter((member) => channel === 'all' || holderOf(member) === channel)
    .map(({ installation }) => installation);
}

/** Who a member is towards others, by its id; undefined for a stranger. */
export function holderOfInstallation(book: MemberBook, installation: string): Holder | undefined {
  const member = book.member(installation);
  return member === undefined ? undefined : holderOf(member);
}

/** As a consent writes it (shared/consent/recipients.ts), and as a disclosure record names it. */
export function holderName(holder: Holder): string {
  const municipality = municipalityNumbers.find((number) => number === holder);
  return municipality === undefined ? coordinatorName.nb : municipalityRecipient(municipality);
}
