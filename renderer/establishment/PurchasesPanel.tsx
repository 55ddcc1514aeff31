import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { type FormEvent, useState } from 'react';
import type { EstablishmentPurchaseView, EstablishmentView } from '#shared/api/methods/establishment.ts';
import { kroner } from '../benefits/amounts.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { PurchaseDetail } from './PurchaseDetail.tsx';
import { lineName, readKroner } from './words.ts';

const stateColors = {
  wish: 'neutral',
  approved: 'info',
  ordered: 'warning',
  receipted: 'warning',
  settled: 'success',
  cancelled: 'neutral',
} as const;

/** Purchases from wish to settled; each is approved before it is ordered. */
export function PurchasesPanel({ view }: { view: EstablishmentView }) {
  const t = useText().establishment;
  const mayWrite = useMayWrite();
  const [chosen, setChosen] = useState<string>();
  const open = view.purchases.find(({ id }) => id === chosen);
  return (
    <Panel title={t.purchases}>
      {view.purchases.length === 0 ? <p className="subtle">{t.noPurchases}</p> : null}
      {view.purchases.length > 0 ? (
        <div className="table-scroll">
          <Table size="small" aria-label={t.purchases}>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell scope="col">{t.what}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t.shop}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t.line}</Table.HeaderCell>
                <Table.HeaderCell scope="col" align="right">
                  {t.wishAmount}
                </Table.HeaderCell>
                <Table.HeaderCell scope="col" align="right">
                  {t.committed}
                </Table.HeaderCell>
                <Table.HeaderCell scope="col">{t.state}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {view.purchases.map((purchase) => (
                <PurchaseRow
                  key={purchase.id}
                  view={view}
                  purchase={purchase}
                  chosen={purchase.id === chosen}
                  onChoose={() => setChosen(purchase.id === chosen ? undefined : purchase.id)}
                />
              ))}
            </Table.Body>
          </Table>
        </div>
      ) : null}
      {open ? <PurchaseDetail key={open.id} view={view} purchase={open} /> : null}
      {mayWrite && view.lines.length > 0 ? <WishForm view={view} onAdded={setChosen} /> : null}
    </Panel>
  );
}

function PurchaseRow(props: {
  view: EstablishmentView;
  purchase: EstablishmentPurchaseView;
  chosen: boolean;
  onChoose: () => void;
}) {
  const t = useText().establishment;
  const { view, purchase } = props;
  const line = view.lines.find(({ id }) => id === purchase.lineId);
  return (
    <Table.Row selected={props.chosen}>
      <Table.HeaderCell scope="row">
        <Button
          size="xsmall"
          variant="tertiary"
          aria-label={t.open(purchase.what)}
          aria-expanded={props.chosen}
          onClick={props.onChoose}
        >
          {purchase.what}
        </Button>
      </Table.HeaderCell>
      <Table.DataCell>{purchase.shop ?? ''}</Table.DataCell>
      <Table.DataCell>{line === undefined ? '' : lineName(view, line, t)}</Table.DataCell>
      <Table.DataCell align="right" className="nowrap">
        {kroner(purchase.amount)}
      </Table.DataCell>
      <Table.DataCell align="right" className="nowrap">
        {kroner(purchase.committed)}
      </Table.DataCell>
      <Table.DataCell>
        <Tag size="xsmall" variant="moderate" data-color={stateColors[purchase.state]}>
          {t.states[purchase.state]}
        </Tag>
      </Table.DataCell>
    </Table.Row>
  );
}

const empty = { lineId: '', what: '', shop: '', amount: '' };

function WishForm({ view, onAdded }: { view: EstablishmentView; onAdded: (id: string) => void }) {
  const t = useText().establishment;
  const wish = useCommand('establishment.wish');
  const draft = useDraftForm(`establishment:wish:${view.establishmentId ?? ''}`, empty);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const lines = view.lines.filter(({ rule }) => rule !== 'familyTooLate');
  const lineId = lines.some(({ id }) => id === form.lineId) ? form.lineId : (lines[0]?.id ?? '');
  const amount = readKroner(form.amount);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (form.what.trim() === '' || amount === undefined) return;
    const shop = form.shop.trim() === '' ? null : form.shop;
    const answer = await wish.run({ personId: view.personId, lineId, what: form.what, shop, amount });
    if (!answer.ok) return;
    draft?.clear();
    setTried(false);
    onAdded(answer.value.id);
  }

  return (
    <form className="stack-s" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
      <h3>{t.newWish}</h3>
      <div className="row row-end">
        <Select size="small" label={t.line} value={lineId} onChange={(event) => change({ lineId: event.target.value })}>
          {lines.map((line) => (
            <option key={line.id} value={line.id}>
              {lineName(view, line, t)}
            </option>
          ))}
        </Select>
        <TextInput
          label={t.what}
          value={form.what}
          maxLength={300}
          error={tried && form.what.trim() === '' ? t.needed : undefined}
          onChange={(what) => change({ what })}
        />
        <TextInput label={t.shop} value={form.shop} maxLength={200} onChange={(shop) => change({ shop })} />
        <TextInput
          label={t.amount}
          value={form.amount}
          maxLength={14}
          htmlSize={12}
          error={tried && amount === undefined ? t.invalidSum : undefined}
          onChange={(typed) => change({ amount: typed })}
        />
        <Button size="small" type="submit" loading={wish.busy}>
          {t.addWish}
        </Button>
      </div>
      <ErrorMessage error={wish.error} />
    </form>
  );
}
