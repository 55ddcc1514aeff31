import { Chips } from '@navikt/ds-react/Chips';
import { useState } from 'react';
import { useText } from '../i18n/useText.tsx';
import { Page } from '../ui/Page.tsx';
import { PersonPicker } from '../ui/PersonPicker.tsx';
import { AccessLog } from './AccessLog.tsx';

/** The whole access log, or one person's. */
export function LogPage() {
  const t = useText().screens.log;
  const [person, setPerson] = useState<{ id: string; name: string }>();
  return (
    <Page title={t.title} lead={t.lead}>
      <div className="row row-end">
        <div className="picker">
          <PersonPicker label={t.filter} description={t.filterHint} onPick={setPerson} />
        </div>
        {person ? (
          <Chips size="small">
            <Chips.Removable onClick={() => setPerson(undefined)}>{t.only(person.name)}</Chips.Removable>
          </Chips>
        ) : null}
      </div>
      <AccessLog key={person?.id ?? 'all'} {...(person ? { personId: person.id } : {})} />
    </Page>
  );
}
