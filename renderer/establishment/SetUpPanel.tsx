import { Button } from '@navikt/ds-react/Button';
import { Checkbox } from '@navikt/ds-react/Checkbox';
import { Select } from '@navikt/ds-react/Select';
import { Table } from '@navikt/ds-react/Table';
import { type FormEvent, useState } from 'react';
import { z } from 'zod';
import type { EstablishmentView } from '#shared/api/methods/establishment.ts';
import { birthday } from '#shared/benefit/days.ts';
import { formatDate } from '#shared/dates.ts';
import { cameWays, livingWays } from '#shared/establishment/words.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { personName } from './words.ts';

type Member = EstablishmentView['members'][number];
interface Row extends Omit<Member, 'joined' | 'reason' | 'residentSettled'> {
  readonly counts: boolean;
  /** As typed. */
  readonly joined: string;
  /** When the one that the person came to was settled: the five years of the ceilings count from it (guidelines 3.2). */
  readonly residentSettled: string;
  readonly reason: string;
}

/** Who counts, and how: the register's suggestion to look over, or what was set up, to put right. */
export function SetUpPanel({ view }: { view: EstablishmentView }) {
  const t = useText().establishment;
  const [open, setOpen] = useState(view.establishmentId === null);
  return (
    <Panel
      title={t.setUp}
      actions={
        view.establishmentId === null ? null : (
          <Button size="small" variant="tertiary" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t.close : t.edit}
          </Button>
        )
      }
    >
      {open ? (
        <SetUpForm view={view} onSaved={() => setOpen(false)} />
      ) : (
        <ul>
          {view.members.map((member) => (
            <li key={member.personId}>
              <bdi>{personName(view, member.personId)}</bdi>:{' '}
              {isChild(view, member.personId, view.settlementDate ?? undefined) ? t.child : t.living[member.livesAs]},{' '}
              {t.cameWays[member.came]}
              {member.came === 'settled' ? '' : ` (${formatDate(member.joined)})`}
              {member.reason ? ` – ${member.reason}` : ''}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function SetUpForm({ view, onSaved }: { view: EstablishmentView; onSaved: () => void }) {
  const words = useText();
  const t = words.establishment;
  const save = useCommand('establishment.setUp');
  const [initial] = useState(() => ({
    settled: view.settlementDate === null ? '' : formatDate(view.settlementDate),
    rows: JSON.stringify(rowsOf(view)),
  }));
  const draft = useDraftForm(`establishment:setUp:${view.personId}`, initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { settled } = draft.form;
  const rows = readRows(draft.form.rows, view);
  const settlementDate = readDate(settled);

  const change = (personId: string, part: Partial<Row>) =>
    draft.change({ rows: JSON.stringify(rows.map((row) => (row.personId === personId ? { ...row, ...part } : row))) });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (settlementDate === undefined) return;
    const members: Member[] = [];
    for (const { counts, joined, residentSettled, reason, ...row } of rows) {
      if (!counts) continue;
      const date = row.came === 'settled' ? settlementDate : readDate(joined);
      const resident = row.came === 'familyImmigration' ? readDate(residentSettled) : null;
      if (date === undefined || resident === undefined) return;
      const because = reason.trim() === '' ? null : reason.trim();
      members.push({ ...row, residentSettled: resident, joined: date, reason: because });
    }
    const answer = await save.run({ personId: view.personId, settlementDate, members });
    if (!answer.ok) return;
    draft?.clear();
    onSaved();
  }

  return (
    <form className="stack" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
      <p className="subtle">{t.setUpHelp}</p>
      <DateInput
        label={t.settlementDate}
        value={settled}
        error={tried && settlementDate === undefined ? t.invalidDate : undefined}
        onChange={(typed) => draft.change({ settled: typed })}
      />
      <div className="table-scroll">
        <Table size="small" aria-label={t.setUp}>
          <Table.Header>
            <Table.Row>
              {[t.counts, t.person, t.livesAs, t.came, t.joined, t.reason].map((head) => (
                <Table.HeaderCell key={head} scope="col">
                  {head}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {rows.map((row) => {
              const name = personName(view, row.personId);
              const bad = tried && row.counts && row.came !== 'settled' && readDate(row.joined) === undefined;
              return (
                <Table.Row key={row.personId}>
                  <Table.DataCell>
                    <Checkbox
                      size="small"
                      hideLabel
                      checked={row.counts}
                      onChange={(event) => change(row.personId, { counts: event.target.checked })}
                    >
                      {t.countsOf(name)}
                    </Checkbox>
                  </Table.DataCell>
                  <Table.HeaderCell scope="row">
                    <bdi>{name}</bdi>
                  </Table.HeaderCell>
                  <Table.DataCell>
                    {isChild(view, row.personId, settlementDate) ? (
                      t.child
                    ) : (
                      <Select
                        size="small"
                        hideLabel
                        label={t.livesAsOf(name)}
                        value={row.livesAs}
                        disabled={!row.counts}
                        onChange={(event) => {
                          const livesAs = livingWays.find((known) => known === event.target.value);
                          if (livesAs) change(row.personId, { livesAs });
                        }}
                      >
                        {livingWays.map((way) => (
                          <option key={way} value={way}>
                            {t.living[way]}
                          </option>
                        ))}
                      </Select>
                    )}
                  </Table.DataCell>
                  <Table.DataCell>
                    <Select
                      size="small"
                      hideLabel
                      label={t.cameOf(name)}
                      value={row.came}
                      disabled={!row.counts}
                      onChange={(event) => {
                        const came = cameWays.find((known) => known === event.target.value);
                        if (came) change(row.personId, { came, residentSettled: row.residentSettled || settled });
                      }}
                    >
                      {cameWays.map((way) => (
                        <option key={way} value={way}>
                          {t.cameWays[way]}
                        </option>
                      ))}
                    </Select>
                  </Table.DataCell>
                  <Table.DataCell>
                    {row.came === 'settled' ? (
                      settled
                    ) : (
                      <DateInput
                        hideLabel
                        label={t.joinedOf(name)}
                        value={row.joined}
                        error={bad ? t.invalidDate : undefined}
                        onChange={(joined) => change(row.personId, { joined })}
                      />
                    )}
                    {row.came === 'familyImmigration' && (
                      <DateInput
                        label={t.residentSettled}
                        aria-label={t.residentSettledOf(name)}
                        disabled={!row.counts}
                        value={row.residentSettled}
                        error={
                          tried && row.counts && readDate(row.residentSettled) === undefined ? t.invalidDate : undefined
                        }
                        onChange={(residentSettled) => change(row.personId, { residentSettled })}
                      />
                    )}
                  </Table.DataCell>
                  <Table.DataCell>
                    <TextInput
                      hideLabel
                      label={t.reasonOf(name)}
                      value={row.reason}
                      maxLength={500}
                      onChange={(reason) => change(row.personId, { reason })}
                    />
                  </Table.DataCell>
                </Table.Row>
              );
            })}
          </Table.Body>
        </Table>
      </div>
      <ErrorMessage error={save.error} />
      <div className="row">
        <Button size="small" type="submit" loading={save.busy}>
          {words.common.save}
        </Button>
      </div>
    </form>
  );
}

/** How a child lives makes no difference to the ceilings. */
function isChild(view: EstablishmentView, personId: string, settlementDate: string | undefined): boolean {
  const birthDate = view.people.find((person) => person.personId === personId)?.birthDate ?? null;
  return birthDate !== null && settlementDate !== undefined && settlementDate < birthday(birthDate, 18);
}

const rowSchema = z.object({
  personId: z.string(),
  livesAs: z.enum(livingWays),
  came: z.enum(cameWays),
  residentSettled: z.string(),
  counts: z.boolean(),
  joined: z.string(),
  reason: z.string(),
});

/** What was kept of each who is known here now; whoever has come since stands as the register says. */
function readRows(kept: string, view: EstablishmentView): Row[] {
  const read = z.array(rowSchema).safeParse(JSON.parse(kept)).data ?? [];
  return rowsOf(view).map((row) => read.find(({ personId }) => personId === row.personId) ?? row);
}

/** Everybody who is known here: those who count, then those who do not. */
function rowsOf(view: EstablishmentView): Row[] {
  const start = view.establishmentId === null ? view.suggested : view.members;
  const rows = start.map(
    (member): Row => ({
      ...member,
      counts: true,
      joined: formatDate(member.joined),
      residentSettled: member.residentSettled === null ? '' : formatDate(member.residentSettled),
      reason: member.reason ?? '',
    }),
  );
  const others = view.people.filter(({ personId }) => !start.some((member) => member.personId === personId));
  return [
    ...rows,
    ...others.map(({ personId }): Row => {
      const suggested = view.suggested.find((member) => member.personId === personId);
      return {
        personId,
        livesAs: suggested?.livesAs ?? 'single',
        came: suggested?.came ?? 'settled',
        residentSettled: suggested?.residentSettled ? formatDate(suggested.residentSettled) : '',
        joined: suggested === undefined ? '' : formatDate(suggested.joined),
        reason: '',
        counts: false,
      };
    }),
  ];
}
