import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { MethodOutput } from '#shared/api/contract.ts';
import { useCommand } from '../../client/hooks.ts';
import { formatInstantDay } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { holderName, numbersText, senderName } from './holderName.ts';

type Lists = MethodOutput<'package.list'>;

/** Packages that were laid aside until what they build on has come. */
export function WaitingPanel({ waiting }: { waiting: Lists['waiting'] }) {
  const t = useText().exchange.packages;
  const discard = useCommand('package.discard');
  const [forgetting, setForgetting] = useState<string>();
  if (waiting.length === 0) return null;
  return (
    <Panel title={t.overview.waitingTitle}>
      <ul className="plain-list stack-s">
        {waiting.map((each) => {
          const title = t.title(each.number, holderName(t, each.municipality));
          return (
            <li key={each.fileHash} className="row">
              <span className="grow">
                {title}
                <span className="subtle">
                  {' · '}
                  {each.isReady ? t.overview.ready : t.overview.waitsFor(numbersText(each.missingNumbers))}
                  {' · '}
                  {t.overview.since(formatInstantDay(each.receivedAt))}
                </span>
              </span>
              <Button
                size="xsmall"
                variant={each.isReady ? 'primary' : 'secondary'}
                as={RouterLink}
                to={paths.readPackage({ kind: 'fil', id: each.fileHash })}
                aria-label={`${t.overview.open}: ${title}`}
              >
                {t.overview.open}
              </Button>
              <Button
                size="xsmall"
                variant="tertiary"
                aria-label={`${t.overview.forget}: ${title}`}
                onClick={() => setForgetting(each.fileHash)}
              >
                {t.overview.forget}
              </Button>
            </li>
          );
        })}
      </ul>
      <ConfirmDialog
        open={forgetting !== undefined}
        title={t.overview.forgetTitle}
        confirm={t.overview.forget}
        danger
        busy={discard.busy}
        onConfirm={() =>
          void discard.run({ incoming: forgetting ?? '' }).then((answer) => {
            if (answer.ok) setForgetting(undefined);
          })
        }
        onClose={() => setForgetting(undefined)}
      >
        <p>{t.overview.forgetText}</p>
        <ErrorMessage error={discard.error} />
      </ConfirmDialog>
    </Panel>
  );
}

/** Numbers that were passed over, by sender, and since when. */
export function MissingPanel({ missing }: { missing: Lists['missing'] }) {
  const t = useText().exchange.packages;
  if (missing.length === 0) return null;
  return (
    <Panel title={t.overview.missingTitle}>
      <p className="subtle">{t.overview.missingText}</p>
      <ul className="plain-list stack-s">
        {missing.map(({ sender, channel, numbers, since }) => (
          <li key={`${sender.holder} ${sender.name} ${channel} ${numbers[0]}`}>
            <strong>{t.overview.missing(numbersText(numbers), senderName(t, sender))}</strong>
            <span className="subtle"> · {t.overview.since(formatInstantDay(since))}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
