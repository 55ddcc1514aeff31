import { DownloadIcon, PencilIcon, PrinterSmallIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Dialog } from '@navikt/ds-react/Dialog';
import { Tag } from '@navikt/ds-react/Tag';
import { type FormEvent, useId, useState } from 'react';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { useApi, useCommand } from '../../client/hooks.ts';
import { useLanguage, useText } from '../../i18n/useText.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Page.tsx';
import { PdfPreview } from '../../ui/PdfPreview.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import { useCard } from './useCard.ts';
import type { Installation } from './useInstallation.ts';

type Identity = NonNullable<Installation['installation']>;

/** Who this machine is to the others, with the words that somebody may ask for by telephone. */
export function OwnInstallation({ own, state }: { own: Identity; state: Installation }) {
  const t = useText().exchange.members;
  const card = useCard();
  const [renaming, setRenaming] = useState(false);
  const [printing, setPrinting] = useState(false);
  return (
    <Panel
      title={t.ownTitle}
      actions={
        <Tag size="small" variant="moderate" data-color={tones[state.standing]}>
          {t.standings[state.standing]}
        </Tag>
      }
    >
      <div className="own-installation">
        <div className="stack">
          <Facts
            facts={[
              { label: t.name, value: own.name },
              { label: t.municipality, value: municipalityByNumber(own.municipality)?.name ?? own.municipality },
              { label: t.role, value: t.roles[own.role] },
              { label: t.list, value: state.listVersion === 0 ? t.noList : t.listVersion(state.listVersion) },
            ]}
          />
          {state.listedName === null ? null : <p>{t.listedName(state.listedName)}</p>}
          <div className="row">
            <Button
              size="small"
              variant="secondary"
              icon={<DownloadIcon aria-hidden />}
              loading={card.busy}
              onClick={() => void card.save()}
            >
              {t.saveCard}
            </Button>
            <Button
              size="small"
              variant="secondary"
              icon={<PrinterSmallIcon aria-hidden />}
              onClick={() => setPrinting(true)}
            >
              {t.printWords}
            </Button>
            {state.mayManage ? (
              <Button
                size="small"
                variant="tertiary"
                icon={<PencilIcon aria-hidden />}
                onClick={() => setRenaming(true)}
              >
                {t.rename}
              </Button>
            ) : null}
          </div>
          <ErrorMessage error={card.error} />
        </div>
        <div className="stack-s">
          <h3 className="member-subtitle">{t.ownWords}</h3>
          <Fingerprint label={t.ownWords} fingerprint={own.fingerprint} />
        </div>
      </div>
      {renaming ? <RenameDialog name={own.name} onClose={() => setRenaming(false)} /> : null}
      {printing ? <SheetDialog onClose={() => setPrinting(false)} /> : null}
    </Panel>
  );
}

const tones = {
  noInstallation: 'neutral',
  noList: 'info',
  notListed: 'warning',
  active: 'success',
  revoked: 'danger',
} as const satisfies Record<Installation['standing'], string>;

function RenameDialog({ name: before, onClose }: { name: string; onClose: () => void }) {
  const text = useText();
  const t = text.exchange.members;
  const form = useId();
  const rename = useCommand('installation.rename');
  const [name, setName] = useState(before);
  const [tried, setTried] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '' && (await rename.run({ name: name.trim() })).ok) onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Popup width="small" closeOnOutsideClick={false}>
        <Dialog.Header>
          <Dialog.Title>{t.rename}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <form autoComplete="off" id={form} className="stack" onSubmit={(event) => void submit(event)} noValidate>
            <TextInput
              label={t.name}
              description={t.nameHint}
              value={name}
              maxLength={100}
              error={tried && name.trim() === '' ? t.nameMissing : undefined}
              onChange={setName}
            />
            <p className="subtle">{t.renameText}</p>
            <ErrorMessage error={rename.error} />
          </form>
        </Dialog.Body>
        <Dialog.Footer>
          <Button size="small" variant="secondary" onClick={onClose}>
            {text.common.cancel}
          </Button>
          <Button size="small" type="submit" form={form} loading={rename.busy}>
            {text.common.save}
          </Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}

function SheetDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const t = text.exchange.members;
  const { language } = useLanguage();
  const sheet = useApi('installation.sheet', { language });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Popup width="large">
        <Dialog.Header>
          <Dialog.Title>{t.printWords}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <ErrorMessage error={sheet.error?.error} onRetry={() => void sheet.refetch()} />
          {sheet.error ? null : <PdfPreview document={sheet.data} title={t.printWords} />}
        </Dialog.Body>
      </Dialog.Popup>
    </Dialog>
  );
}
