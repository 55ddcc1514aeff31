import { Button } from '@navikt/ds-react/Button';
import { Link } from '@navikt/ds-react/Link';
import { Tag } from '@navikt/ds-react/Tag';
import { ToggleGroup } from '@navikt/ds-react/ToggleGroup';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { AppError } from '#shared/api/errors.ts';
import { changeKinds } from '#shared/api/methods/exchange/packageShapes.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { useClient } from '../../client/hooks.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { ProtectedShield } from '../../people/ProtectedShield.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { type CasePreview, type ChangeRow, type Line, linesOf, type ShownKinds } from './changeRows.ts';
import { holderName } from './holderName.ts';
import type { PackageFile } from './packageSource.ts';

const tones = {
  new: 'success',
  changed: 'info',
  merged: 'info',
  conflicting: 'danger',
  settled: 'success',
  removed: 'warning',
  restored: 'info',
  notUnderstood: 'neutral',
} as const satisfies Record<ChangeRow['kind'], string>;

const headHeight = 37;

/** Every change, person by person: only the lines in view exist in the page, however many there are. */
export function ChangeList(props: { cases: readonly CasePreview[]; casesNotListed: number; file: PackageFile }) {
  const t = useText().exchange.packages.reading;
  const { language } = useLanguage();
  const client = useClient();
  const [whole, setWhole] = useState<ReadonlyMap<string, CasePreview>>(new Map());
  const [shown, setShown] = useState<ShownKinds>('all');
  const [loading, setLoading] = useState('');
  const [error, setError] = useState<AppError>();
  const scroll = useRef<HTMLDivElement>(null);
  const cases = useMemo(() => props.cases.map((each) => whole.get(each.caseId) ?? each), [props.cases, whole]);
  const lines = useMemo(() => linesOf(cases, shown), [cases, shown]);
  const has = (kind: 'conflicting' | 'removed') => cases.some(({ counts }) => (counts[kind] ?? 0) > 0);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (lines[index]?.line === 'case' ? 38 : 58),
    overscan: 10,
    // The head of the table stands before the first line.
    scrollMargin: headHeight,
  });

  /** Heights are only known of lines that were in view: the browser's own End would stop short. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'End' && event.key !== 'Home') return;
    event.preventDefault();
    rows.scrollToIndex(event.key === 'End' ? lines.length - 1 : 0, { align: event.key === 'End' ? 'end' : 'start' });
  }

  async function loadWhole(caseId: string) {
    setLoading(caseId);
    setError(undefined);
    const answer = await client('package.previewCase', { file: props.file, caseId, language });
    setLoading('');
    if (answer.ok) setWhole((before) => new Map(before).set(caseId, answer.value.case));
    else setError(answer.error);
  }

  return (
    <Panel
      title={t.list}
      actions={
        has('conflicting') || has('removed') ? (
          <ToggleGroup
            size="small"
            aria-label={t.show}
            value={shown}
            onChange={(value) => {
              setShown(value as ShownKinds);
              scroll.current?.scrollTo({ top: 0 });
            }}
          >
            <ToggleGroup.Item value="all" label={t.showAll} />
            {has('conflicting') ? <ToggleGroup.Item value="conflicting" label={t.showConflicts} /> : null}
            {has('removed') ? <ToggleGroup.Item value="removed" label={t.showRemoved} /> : null}
          </ToggleGroup>
        ) : null
      }
    >
      <ErrorMessage error={error} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the arrow keys */}
      <section ref={scroll} className="change-scroll" tabIndex={0} aria-label={t.list} onKeyDown={onKeyDown}>
        <table className="change-list" aria-rowcount={lines.length + 1}>
          <thead>
            <tr className="change-row change-head" aria-rowindex={1}>
              {[t.field, t.before, t.after, t.by, t.what].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map((item) => {
              const line = lines[item.index];
              return line === undefined ? null : (
                <tr
                  key={item.key}
                  ref={rows.measureElement}
                  data-index={item.index}
                  className={`change-row change-${line.line}`}
                  aria-rowindex={item.index + 2}
                  style={{ transform: `translateY(${item.start - headHeight}px)` }}
                >
                  <Cells line={line} busy={loading === line.of.caseId} onWhole={() => void loadWhole(line.of.caseId)} />
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {props.casesNotListed > 0 ? <p>{t.moreCases(props.casesNotListed)}</p> : null}
    </Panel>
  );
}

function Cells({ line, busy, onWhole }: { line: Line; busy: boolean; onWhole: () => void }) {
  const t = useText().exchange.packages.reading;
  if (line.line === 'change') return <Change row={line.row} />;
  if (line.line === 'case') return <CaseHead of={line.of} />;
  return (
    <td colSpan={5}>
      {t.more(line.of.rowsNotListed)}
      <Button size="xsmall" variant="secondary" loading={busy} onClick={onWhole}>
        {t.loadMore}
      </Button>
    </td>
  );
}

function CaseHead({ of }: { of: CasePreview }) {
  const t = useText().exchange.packages.reading;
  const name = of.caseId === commonCase ? t.common : of.name || t.noName;
  const counts = changeKinds.filter((kind) => (of.counts[kind] ?? 0) > 0);
  return (
    <th colSpan={5} scope="colgroup" className="change-case-cell">
      <div className="row">
        <strong>
          {name}
          <ProtectedShield of={of} />
        </strong>
        {of.isNew ? (
          <Tag size="xsmall" variant="moderate" data-color="success">
            {t.isNew}
          </Tag>
        ) : null}
        <span className="subtle numeric">
          {counts.map((kind) => t.kindCounts[kind](of.counts[kind] ?? 0)).join(' · ')}
        </span>
      </div>
      {of.duplicates.length > 0 ? (
        <div className="change-duplicates">
          {t.duplicates}:{' '}
          {of.duplicates.map((other, index) => (
            <span key={other.personId}>
              {index > 0 ? ', ' : ''}
              <Link as={RouterLink} to={paths.person(other.personId)}>
                {other.name}
              </Link>
              <ProtectedShield of={other} />
            </span>
          ))}
        </div>
      ) : null}
    </th>
  );
}

function Change({ row }: { row: ChangeRow }) {
  const packages = useText().exchange.packages;
  const t = packages.reading;
  const shown = (value: string | null) => (value === null ? <span className="subtle">{t.none}</span> : value);
  return (
    <>
      <td>
        {row.record ? <span className="subtle change-record">{row.record}</span> : null}
        {row.label}
      </td>
      <td>{row.kind === 'new' && row.before === null ? '' : shown(row.before)}</td>
      <td className="change-after">
        {shown(row.after)}
        {row.incoming === null ? null : <span className="change-incoming">{t.comesIn(row.incoming)}</span>}
      </td>
      <td className="subtle">
        {[row.by, holderName(packages, row.municipality)].filter((part) => part !== '').join(', ')}
        <span className="change-record numeric">{formatInstant(row.at)}</span>
      </td>
      <td>
        <Tag size="xsmall" variant="moderate" data-color={tones[row.kind]}>
          {t.kinds[row.kind]}
        </Tag>
      </td>
    </>
  );
}
