import type { ListedRevision } from '#shared/api/methods/exchange/coordinator.ts';
import { formatDate } from '#shared/dates.ts';
import { inBoth } from '#shared/exchange/sentOut.ts';
import { useApi } from '../../client/hooks.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import './coordinator.css';

/** Few changes a year: what was read once is good for a while. */
const goodForMs = 10 * 60_000;

/** The section as the coordinator has sent it out, where it reads differently from the guidelines of 2018. */
export function useRevision(section: string): ListedRevision | undefined {
  const { data } = useApi('guideline.revisions', {}, { staleTime: goodForMs });
  return data?.revisions.find((revision) => revision.holds && revision.section === section);
}

/** Beside what the app itself says of a section: the newer text, from when, and who sent it out. */
export function RevisedSection({ revision }: { revision: ListedRevision }) {
  const t = useText().exchange.coordinator;
  const write = useLocal();
  return (
    <div className="coordinator-revised">
      <p className="coordinator-revised-title">{t.revisionMark(formatDate(revision.validFrom))}</p>
      <p>
        <strong>{write(inBoth(revision.titleNb, revision.titleNn))}</strong>
      </p>
      <p className="coordinator-quote">{write(inBoth(revision.textNb, revision.textNn))}</p>
      <p className="subtle">{t.revisionBy(revision.enteredBy, revision.source)}</p>
    </div>
  );
}
