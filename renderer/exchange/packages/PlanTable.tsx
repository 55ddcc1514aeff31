import { Checkbox } from '@navikt/ds-react/Checkbox';
import { Link } from '@navikt/ds-react/Link';
import { Table } from '@navikt/ds-react/Table';
import { Link as RouterLink } from 'react-router';
import type { MethodOutput } from '#shared/api/contract.ts';
import type { HeldBackReason } from '#shared/exchange/planReasons.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { formatBytes } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { ProtectedShield } from '../../people/ProtectedShield.tsx';
import { Panel } from '../../ui/Page.tsx';

type Plan = MethodOutput<'package.plan'>;
type CasePlan = Plan['cases'][number];

interface Choices {
  readonly include: ReadonlySet<string>;
  readonly leave: ReadonlySet<string>;
  onInclude(caseId: string, isIn: boolean): void;
  onLeave(caseId: string, isOut: boolean): void;
}

/** What a consent would mend: the person's consents are one click away. */
const mendable: ReadonlySet<HeldBackReason> = new Set([
  'noConsent',
  'recipientNotNamed',
  'scopeNotCovered',
  'purposeDiffers',
  'expired',
  'withdrawn',
  'notYetValid',
  'blocked',
  'takenBackSince',
]);

/** Per person: what goes and by what right, and what stays and why. */
export function PlanTable({ plan, ...choices }: { plan: Plan } & Choices) {
  const t = useText().exchange.packages;
  const { totals } = plan;
  const facts = [
    t.people(totals.cases),
    t.areas(totals.streams),
    ...(totals.attachments === 0 ? [] : [t.files(totals.attachments)]),
    t.making.size(formatBytes(plan.estimatedBytes)),
  ];
  return (
    <Panel title={t.making.planTitle} actions={<span className="subtle numeric">{facts.join(' · ')}</span>}>
      {plan.isEmpty ? <p>{t.making.empty}</p> : null}
      {totals.receipts > 0 ? <p>{t.making.receipts(totals.receipts)}</p> : null}
      {plan.cases.length === 0 ? (
        <p className="subtle">{t.making.nothingListed}</p>
      ) : (
        <Table size="small" className="package-plan">
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t.making.person}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.making.goes}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.making.stays}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {plan.cases.map((each) => (
              <CaseRow key={each.caseId} each={each} choices={choices} />
            ))}
          </Table.Body>
        </Table>
      )}
      {plan.casesNotListed > 0 ? <p>{t.making.notListed(plan.casesNotListed)}</p> : null}
      {plan.casesWithoutBasis > 0 ? <p className="subtle">{t.making.withoutBasis(plan.casesWithoutBasis)}</p> : null}
    </Panel>
  );
}

function CaseRow({ each, choices }: { each: CasePlan; choices: Choices }) {
  const t = useText().exchange.packages;
  const { caseId, isProtected } = each;
  const isCommon = caseId === commonCase;
  const name = isCommon ? t.making.common : each.name || t.making.unnamed;
  const isLeft = choices.leave.has(caseId);
  const isHeld =
    isProtected && (choices.include.has(caseId) || each.heldBack.some(({ reason }) => reason === 'protected'));
  return (
    <Table.Row>
      <Table.DataCell className="package-who">
        <span className="package-name">
          <ProtectedShield of={each} />
          {isCommon ? (
            name
          ) : (
            <Link as={RouterLink} to={paths.person(caseId)}>
              {name}
            </Link>
          )}
        </span>
        {isHeld && !isLeft ? (
          <div className="package-protected">
            <Checkbox
              size="small"
              aria-label={t.making.includeProtected(name)}
              checked={choices.include.has(caseId)}
              onChange={(event) => choices.onInclude(caseId, event.target.checked)}
            >
              {t.making.includeProtectedShort}
            </Checkbox>
            <p className="subtle">{t.making.protectedText}</p>
          </div>
        ) : (
          <Checkbox
            size="small"
            aria-label={t.making.include(name)}
            checked={!isLeft}
            onChange={(event) => choices.onLeave(caseId, !event.target.checked)}
          >
            {t.making.includeShort}
          </Checkbox>
        )}
      </Table.DataCell>
      <Table.DataCell>
        <Goes each={each} />
      </Table.DataCell>
      <Table.DataCell>
        <Stays each={each} />
      </Table.DataCell>
    </Table.Row>
  );
}

function Goes({ each }: { each: CasePlan }) {
  const t = useText().exchange.packages;
  // What goes by the same right is read in one line: "Samtykke 01-23: Identitet, Familie".
  const groups = Map.groupBy(each.goes, (scope) =>
    JSON.stringify([scope.basis, scope.consents, scope.overrides, scope.purposes, scope.limits]),
  );
  return (
    <div className="stack-s">
      {each.goes.length === 0 ? <span className="subtle">{t.making.nothingGoes}</span> : null}
      {[...groups].map(([key, scopes]) => {
        const [first] = scopes;
        if (first === undefined) return null;
        const why = [
          [first.basisLabel, ...first.consents.map(({ documentId }) => documentId)].join(' '),
          ...first.overrides.map(({ legalBasis }) => t.making.legalBasis(legalBasis)),
          ...first.purposes.map((purpose) => t.making.purpose(purpose)),
        ];
        const ops = scopes.reduce((sum, scope) => sum + scope.ops, 0);
        return (
          <div key={key}>
            <strong>{scopes.map(({ label }) => label).join(', ')}</strong>
            <span className="subtle numeric"> {t.changes(ops)}</span>
            <div className="subtle">{why.join(', ')}</div>
            {first.limits.map((limit) => (
              <div key={limit} className="package-limit">
                {t.making.limit(limit)}
              </div>
            ))}
          </div>
        );
      })}
      <Told title={t.making.revoked} scopes={each.revoked} isWarning />
      <Told title={t.making.lifted} scopes={each.lifted} />
    </div>
  );
}

function Told(props: { title: string; scopes: readonly { label: string }[]; isWarning?: boolean }) {
  if (props.scopes.length === 0) return null;
  return (
    <div className={props.isWarning ? 'package-warning' : ''}>
      {props.title}: <strong>{props.scopes.map(({ label }) => label).join(', ')}</strong>
    </div>
  );
}

function Stays({ each }: { each: CasePlan }) {
  const t = useText().exchange.packages;
  const groups = Map.groupBy(each.heldBack, ({ reason }) => reason);
  return (
    <div className="stack-s">
      {[...groups].map(([reason, scopes]) => (
        <div key={reason} data-reason={reason}>
          <strong>{scopes.map(({ label }) => label).join(', ')}</strong>
          <div className="subtle">
            {t.heldBack[reason]}{' '}
            {mendable.has(reason) ? (
              <Link as={RouterLink} to={paths.personTab(each.caseId, 'consents')}>
                {t.making.toConsent}
              </Link>
            ) : null}
          </div>
        </div>
      ))}
    </div>
  );
}
