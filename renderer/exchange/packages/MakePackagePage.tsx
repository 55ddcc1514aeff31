import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { MethodInput, MethodOutput } from '#shared/api/contract.ts';
import { useApi } from '../../client/hooks.ts';
import { formatInstantDay } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { useVault } from '../../session/session.tsx';
import { useDraftForm } from '../../session/useDraftForm.ts';
import { ErrorMessage, Loading, QueryState } from '../../ui/ErrorMessage.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { holderName } from './holderName.ts';
import { MakeFile } from './MakeFile.tsx';
import { NotReady, useIsReady } from './NotReady.tsx';
import { PlanTable } from './PlanTable.tsx';
import './packages.css';

type Recipient = MethodOutput<'package.recipients'>['recipients'][number];
export type To = MethodInput<'package.plan'>['to'];

const empty = { to: '', include: '', leave: '' };

/** To whom, what goes and what does not and why, and where the file is to go: nothing is made before all of it is seen. */
export function MakePackagePage() {
  const t = useText();
  const ready = useIsReady();
  return (
    <Page
      title={t.exchange.packages.make}
      back={{ to: paths.exchangeTab('packages'), label: t.exchange.tabs.packages }}
    >
      {ready === undefined ? <Loading /> : ready ? <Steps /> : <NotReady />}
    </Page>
  );
}

function Steps() {
  const t = useText().exchange.packages;
  const [params] = useSearchParams();
  const recipients = useApi('package.recipients', {}, { staleTime: 0 });
  const draft = useDraftForm('package.make', empty);
  /** The package is made: what it was made of is no longer to be chosen. */
  const [isMade, setMade] = useState(false);
  if (draft === undefined) return <Loading />;
  const { form, change, clear } = draft;
  return (
    <QueryState query={recipients}>
      {({ recipients: all }) => {
        const asked = form.to === '' ? params.get('til') : form.to;
        const to = all.find((recipient) => recipient.to === asked)?.to;
        return (
          <div className="stack">
            {isMade ? null : (
              <Panel title={t.making.who}>
                {all.length === 0 ? (
                  <p>{t.making.nobody}</p>
                ) : (
                  <RadioGroup
                    legend={t.making.who}
                    hideLegend
                    size="small"
                    value={to ?? ''}
                    onChange={(value: string) => change({ ...empty, to: value })}
                    className="package-recipients"
                  >
                    {all.map((recipient) => (
                      <RecipientChoice key={recipient.to} recipient={recipient} />
                    ))}
                  </RadioGroup>
                )}
              </Panel>
            )}
            {to === undefined ? null : (
              <Planned
                key={to}
                to={to}
                include={form.include}
                leave={form.leave}
                onChange={(choice) => change({ to, ...choice })}
                isMade={isMade}
                onMade={(made) => {
                  setMade(made);
                  // The recipient stays as it is on the screen; what was chosen for this package is done with.
                  clear({ ...empty, to: made ? to : '' });
                }}
              />
            )}
          </div>
        );
      }}
    </QueryState>
  );
}

function RecipientChoice({ recipient }: { recipient: Recipient }) {
  const t = useText().exchange.packages;
  const { to, isOwn, lastSent, lastRead, unconfirmed } = recipient;
  const name = isOwn ? t.ownOther(holderName(t, to)) : holderName(t, to);
  const facts = [
    lastSent === null ? t.making.neverSent : t.making.lastSent(lastSent.number, formatInstantDay(lastSent.at)),
    ...(lastRead === null ? [] : [t.making.lastRead(lastRead.number, formatInstantDay(lastRead.at))]),
    ...(unconfirmed === 0 ? [] : [t.making.unconfirmed(unconfirmed)]),
  ];
  return (
    <Radio value={to} description={facts.join('. ')}>
      {name}
    </Radio>
  );
}

/** The choices are lists of case ids, kept as text so that a lock loses none of them. */
const listOf = (text: string): string[] => (text === '' ? [] : text.split(' '));
const toggled = (text: string, id: string, isIn: boolean): string => {
  const others = listOf(text).filter((each) => each !== id);
  return (isIn ? [...others, id] : others).join(' ');
};

function Planned(props: {
  to: To;
  include: string;
  leave: string;
  onChange: (choice: { include: string; leave: string }) => void;
  isMade: boolean;
  onMade: (isMade: boolean) => void;
}) {
  const t = useText().exchange.packages;
  const { language } = useLanguage();
  const { municipality } = useVault();
  const { to, include, leave, onChange } = props;
  const request = useMemo(
    () => ({ to, includeProtected: listOf(include), leaveOut: listOf(leave) }),
    [to, include, leave],
  );
  const plan = useApi('package.plan', { ...request, language }, { keepPrevious: true, staleTime: 0 });
  if (plan.data === undefined) {
    return plan.error ? (
      <ErrorMessage error={plan.error.error} onRetry={() => void plan.refetch()} />
    ) : (
      <Loading text={t.making.planning} />
    );
  }
  return (
    <>
      {props.isMade ? null : (
        <PlanTable
          plan={plan.data}
          include={new Set(request.includeProtected)}
          leave={new Set(request.leaveOut)}
          onInclude={(id, isIn) => onChange({ leave, include: toggled(include, id, isIn) })}
          onLeave={(id, isOut) => onChange({ include, leave: toggled(leave, id, isOut) })}
        />
      )}
      <MakeFile
        request={request}
        municipality={municipality}
        isSettled={!plan.isPlaceholderData && !plan.isFetching}
        onMade={props.onMade}
      />
    </>
  );
}
