import { Button } from '@navikt/ds-react/Button';
import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import { useState } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import type { AppError } from '#shared/api/errors.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { useApi, useCommand } from '../../client/hooks.ts';
import { useText } from '../../i18n/useText.tsx';
import { FilePicker } from '../../papers/FilePicker.tsx';
import { useVault } from '../../session/session.tsx';
import { useDraftForm } from '../../session/useDraftForm.ts';
import { ErrorMessage, Loading } from '../../ui/ErrorMessage.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Page.tsx';
import { readFile } from '../../ui/saveFile.ts';
import { TextInput } from '../../ui/TextInput.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import { useListFile } from './useCard.ts';
import { useIntoView } from './useIntoView.ts';

/** A card is some hundred bytes. */
const maxCardBytes = 20_000;

/** The coordinator's half: a card from a municipality, the same ten words on both screens, and a new list. */
export function AddMember() {
  const t = useText().exchange.members;
  const { user } = useVault();
  const [initial] = useState(() => ({ content: '', comparedBy: user.name, comparedWith: '' }));
  const draft = useDraftForm('member:add', initial);
  const [added, setAdded] = useState('');
  const [error, setError] = useState<AppError>();
  if (!draft) return null;
  const { form, change, clear } = draft;

  async function open(file: File) {
    setAdded('');
    const read = await readFile(file, maxCardBytes);
    setError(read.ok ? undefined : read.error);
    if (read.ok) change({ content: read.value });
  }

  return (
    <Panel title={t.addTitle}>
      <p>{t.addLead}</p>
      <FilePicker
        accept=".dalsam-id"
        label={t.cardFile}
        hint={t.cardFileHint}
        busy={false}
        onFile={(file) => void open(file)}
      />
      <ErrorMessage error={error} />
      {form.content === '' ? null : (
        <Card
          key={form.content}
          form={form}
          change={change}
          onCancel={() => clear()}
          onAdded={(name) => {
            clear();
            setAdded(name);
          }}
        />
      )}
      {added === '' ? null : <Added name={added} />}
    </Panel>
  );
}

interface Form {
  readonly content: string;
  readonly comparedBy: string;
  readonly comparedWith: string;
}

interface CardProps {
  readonly form: Form;
  readonly change: (part: Partial<Form>) => void;
  readonly onCancel: () => void;
  readonly onAdded: (name: string) => void;
}

function Card(props: CardProps) {
  const t = useText().exchange.members;
  const read = useApi('member.readCard', { content: props.form.content }, { staleTime: 0 });
  if (read.error) {
    return (
      <div className="stack">
        <ErrorMessage error={read.error.error} />
        <div>
          <Button size="small" variant="secondary" onClick={props.onCancel}>
            {t.putCardAway}
          </Button>
        </div>
      </div>
    );
  }
  if (!read.data) return <Loading />;
  return <ReadCard {...props} read={read.data} />;
}

function ReadCard(props: CardProps & { read: MethodOutput<'member.readCard'> }) {
  const t = useText().exchange.members;
  const { form, change } = props;
  const { card, fingerprint, standing } = props.read;
  const box = useIntoView<HTMLDivElement>();
  const add = useCommand('member.add');
  const [tried, setTried] = useState(false);
  const missing = (value: string) => (tried && value.trim() === '' ? t.whoMissing : undefined);

  async function submit() {
    setTried(true);
    if (form.comparedBy.trim() === '' || form.comparedWith.trim() === '') return;
    const answer = await add.run({
      content: form.content,
      fingerprint: fingerprint.hash,
      comparedBy: form.comparedBy.trim(),
      comparedWith: form.comparedWith.trim(),
    });
    if (answer.ok) props.onAdded(card.name);
  }

  return (
    <div className="stack member-opened" ref={box}>
      <Facts
        facts={[
          { label: t.municipality, value: municipalityByNumber(card.municipality)?.name ?? card.municipality },
          { label: t.name, value: card.name },
          { label: t.role, value: t.roles[card.role] },
        ]}
      />
      {card.role === 'coordinator' && standing === 'new' ? (
        <LocalAlert status="warning" size="small">
          <LocalAlert.Content>{t.newCoordinator}</LocalAlert.Content>
        </LocalAlert>
      ) : null}
      <p>{standing === 'renamed' ? t.renamedCard : t.compareMember}</p>
      <Fingerprint label={t.memberWords} fingerprint={fingerprint} />
      <div className="member-who">
        <TextInput
          label={t.comparedBy}
          value={form.comparedBy}
          maxLength={100}
          error={missing(form.comparedBy)}
          onChange={(comparedBy) => change({ comparedBy })}
        />
        <TextInput
          label={t.comparedWith}
          value={form.comparedWith}
          maxLength={100}
          error={missing(form.comparedWith)}
          onChange={(comparedWith) => change({ comparedWith })}
        />
      </div>
      <ErrorMessage error={add.error} />
      <div className="row">
        <Button size="small" loading={add.busy} onClick={() => void submit()}>
          {standing === 'renamed' ? t.addRenamed : t.add}
        </Button>
        <Button size="small" variant="secondary" onClick={props.onCancel}>
          {t.doNotAdd}
        </Button>
      </div>
    </div>
  );
}

/** What comes next: the list goes to the one that was added, with the coordinator's own words by telephone. */
function Added({ name }: { name: string }) {
  const t = useText().exchange.members;
  const list = useListFile();
  return (
    <LocalAlert status="success" size="small" role="status">
      <LocalAlert.Header>
        <LocalAlert.Title as="h3">{t.added(name)}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <div className="stack-s">
          <p>{t.addedNext}</p>
          <div>
            <Button size="small" variant="secondary" loading={list.busy} onClick={() => void list.save()}>
              {t.saveList}
            </Button>
          </div>
          <ErrorMessage error={list.error} />
        </div>
      </LocalAlert.Content>
    </LocalAlert>
  );
}
