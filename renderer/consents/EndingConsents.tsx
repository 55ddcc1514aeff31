import { formatDate } from '#shared/dates.ts';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { Entry, EntryList } from '../overview/EntryList.tsx';
import { paths } from '../paths.ts';
import { Panel } from '../ui/Page.tsx';

/** Consents in force that end within a month: time to talk about a new one. Nothing where there is none. */
export function EndingConsents() {
  const t = useText().consents;
  const list = useApi('consent.ending', { withinDays: 30 }, { staleTime: 0 });
  const ending = list.data?.ending ?? [];
  if (ending.length === 0) return null;
  return (
    <Panel title={t.ending}>
      <EntryList>
        {ending.map(({ id, personId, displayName, isProtected, documentId, lastDay, daysLeft }) => (
          <Entry
            key={id}
            to={paths.personTab(personId, 'consents')}
            name={displayName}
            isProtected={isProtected}
            note={t.endingNote(formatDate(lastDay), documentId)}
            side={t.daysLeft(daysLeft)}
          />
        ))}
      </EntryList>
    </Panel>
  );
}
