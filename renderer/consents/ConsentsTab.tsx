import { ReadOnlyCase } from '../session/session.tsx';
import { CheckDisclosure } from './CheckDisclosure.tsx';
import { ConsentList } from './ConsentList.tsx';
import { DisclosuresPanel } from './DisclosuresPanel.tsx';
import { InnsynPanel } from './InnsynPanel.tsx';

/** A person's consents, what may go to whom, what has gone, and everything that is held (vedlegg 3). */
export function ConsentsTab({ personId }: { personId: string }) {
  return (
    <div className="stack">
      <ConsentList personId={personId} />
      <CheckDisclosure personId={personId} />
      {/* What was told to whom is written down, and innsyn is given, also where the case was handed over. */}
      <ReadOnlyCase value={false}>
        <DisclosuresPanel personId={personId} />
        <InnsynPanel personId={personId} />
      </ReadOnlyCase>
    </div>
  );
}
