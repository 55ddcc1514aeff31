import { PersonGroupIcon, PersonPlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Link } from '@navikt/ds-react/Link';
import { Link as RouterLink } from 'react-router';
import type { MethodOutput } from '#shared/api/contract.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi } from '../client/hooks.ts';
import { EndingConsents } from '../consents/EndingConsents.tsx';
import { ContractReminders } from '../contracts/ContractReminders.tsx';
import { formatInstant, formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { newPersonDraft } from '../people/form/draftKeys.ts';
import { useMayWrite } from '../session/session.tsx';
import { useDraft } from '../session/useDraft.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { QueryState } from '../ui/ErrorMessage.tsx';
import { Page, Panel } from '../ui/Page.tsx';
import { Entry, EntryList } from './EntryList.tsx';

type Overview = MethodOutput<'overview.get'>;

/** Where the day starts: what was left open, who lacks a mapping, and the totals. */
export function OverviewPage() {
  const t = useText();
  const overview = useApi('overview.get', {}, { staleTime: 0 });
  const mayWrite = useMayWrite();
  return (
    <Page
      title={t.screens.overview.title}
      actions={
        mayWrite ? (
          <Button size="small" as={RouterLink} to={paths.newPerson} icon={<PersonPlusIcon aria-hidden />}>
            {t.people.register}
          </Button>
        ) : null
      }
    >
      <QueryState query={overview}>
        {(data) => (data.totals.people === 0 ? <FirstPerson /> : <Content overview={data} />)}
      </QueryState>
    </Page>
  );
}

function FirstPerson() {
  const t = useText();
  return (
    <Panel>
      <UnsavedPerson />
      <EmptyState
        icon={<PersonGroupIcon aria-hidden fontSize="2.5rem" />}
        title={t.screens.overview.firstTitle}
        text={t.screens.overview.firstText}
      />
    </Panel>
  );
}

function Content({ overview }: { overview: Overview }) {
  const t = useText();
  const words = t.screens.overview;
  const { totals } = overview;
  return (
    <>
      <dl className="totals">
        <Total label={words.people} value={totals.people} />
        <Total label={words.settledThisYear} value={totals.settledThisYear} />
        <Total label={words.expected} value={totals.expected} />
        <Total label={words.withoutIntake} value={totals.withoutIntake} />
      </dl>
      <div className="overview-columns">
        <div className="overview-column">
          <Panel title={words.drafts}>
            <UnsavedPerson />
            {overview.drafts.length === 0 ? (
              <EmptyState title={words.noDrafts} text={words.noDraftsText} />
            ) : (
              <EntryList>
                {overview.drafts.map((draft) => (
                  <Entry
                    key={draft.formId}
                    to={paths.intake(draft.personId, draft.formId)}
                    name={draft.name}
                    note={words.changed(formatInstant(draft.changedAt))}
                    side={words.draftProgress(draft.answered, draft.total)}
                  />
                ))}
              </EntryList>
            )}
          </Panel>
          <EndingConsents />
          <ContractReminders />
          <Panel title={words.recent}>
            {overview.recent.length === 0 ? (
              <EmptyState title={words.noRecent} text={words.noRecentText} />
            ) : (
              <EntryList>
                {overview.recent.map((person) => (
                  <Entry
                    key={person.id}
                    to={paths.person(person.id)}
                    name={person.name}
                    isProtected={person.protected}
                    note={person.birthDate ? `${t.people.page.born} ${formatDate(person.birthDate)}` : ''}
                    side={t.people.intake[person.intake]}
                  />
                ))}
              </EntryList>
            )}
          </Panel>
        </div>
        <Panel
          title={words.missing}
          actions={
            overview.missingIntake.length > 0 ? (
              <Link as={RouterLink} to={`${paths.people}?status=settled&intake=none`}>
                {words.showAll}
              </Link>
            ) : null
          }
        >
          {overview.missingIntake.length === 0 ? (
            <EmptyState title={words.noMissing} />
          ) : (
            <>
              <p className="subtle">{words.missingText}</p>
              <EntryList>
                {overview.missingIntake.map((person) => (
                  <Entry
                    key={person.id}
                    to={paths.personTab(person.id, 'intake')}
                    name={person.name}
                    isProtected={person.protected}
                    note={person.settlementDate ? words.settled(formatDate(person.settlementDate)) : ''}
                    side={t.people.intake[person.intake]}
                  />
                ))}
              </EntryList>
            </>
          )}
        </Panel>
      </div>
    </>
  );
}

function Total(props: { label: string; value: number }) {
  return (
    <div className="total">
      <dt>{props.label}</dt>
      <dd className="numeric">{formatNumber(props.value)}</dd>
    </div>
  );
}

/** A registration that was begun and never saved waits at the top. */
function UnsavedPerson() {
  const t = useText().screens.overview;
  const draft = useDraft(newPersonDraft);
  if (!draft.found) return null;
  return (
    <EntryList>
      <Entry to={paths.newPerson} name={t.newDraft} note={t.newDraftText} side={t.goOn} />
    </EntryList>
  );
}
