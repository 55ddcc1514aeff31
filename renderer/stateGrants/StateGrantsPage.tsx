import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { useState } from 'react';
import type { AppError } from '#shared/api/errors.ts';
import type { GrantForecast } from '#shared/api/methods/stateGrants.ts';
import { type MunicipalityNumber, municipalityByNumber } from '#shared/municipalities.ts';
import { useApi, useClient } from '../client/hooks.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { Page, Panel } from '../ui/Page.tsx';
import { BatchPanel } from './BatchPanel.tsx';
import { ClaimsPanel } from './ClaimsPanel.tsx';
import { ForecastChart } from './ForecastChart.tsx';
import { ForecastTable } from './ForecastTable.tsx';
import { NorwegianTable } from './NorwegianTable.tsx';
import { ToDoPanel } from './ToDoPanel.tsx';
import './stateGrants.css';

/** State grants of the municipality by year: expected, received, and what to claim. */
export function StateGrantsPage() {
  const t = useText().stateGrants;
  const [municipality, setMunicipality] = useState<MunicipalityNumber | null>(null);
  const forecast = useApi('stateGrants.forecast', { municipality }, { keepPrevious: true });
  return (
    <Page title={t.title} lead={t.lead} actions={<Download municipality={municipality} />}>
      <QueryState query={forecast}>
        {(found) => (
          <div className="stack">
            {found.municipalities.length > 1 ? (
              <div>
                <Select
                  size="small"
                  label={t.municipality}
                  value={found.municipality}
                  onChange={(event) =>
                    setMunicipality(found.municipalities.find((each) => each === event.target.value) ?? null)
                  }
                >
                  {found.municipalities.map((each) => (
                    <option key={each} value={each}>
                      {municipalityByNumber(each)?.name ?? each}
                    </option>
                  ))}
                </Select>
              </div>
            ) : null}
            <Content forecast={found} />
          </div>
        )}
      </QueryState>
    </Page>
  );
}

function Content({ forecast }: { forecast: GrantForecast }) {
  const t = useText().stateGrants;
  const mayWrite = useMayWrite();
  return (
    <>
      {forecast.years.length === 0 ? (
        <EmptyState title={t.nobody} text={t.nobodyText} />
      ) : (
        <>
          <Panel title={t.years}>
            <ForecastTable years={forecast.years} />
          </Panel>
          <Panel title={t.chart}>
            <ForecastChart years={forecast.years} />
          </Panel>
          <ClaimsPanel forecast={forecast} />
          {mayWrite ? <BatchPanel key={forecast.municipality} forecast={forecast} /> : null}
        </>
      )}
      <ToDoPanel forecast={forecast} />
      <NorwegianTable forecast={forecast} />
    </>
  );
}

function Download({ municipality }: { municipality: MunicipalityNumber | null }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  const client = useClient();
  const mayWrite = useMayWrite();
  const [error, setError] = useState<AppError>();
  if (!mayWrite) return null;

  async function download() {
    const answer = await client('stateGrants.forecastCsv', { municipality, language });
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    const url = URL.createObjectURL(new Blob([answer.value.csv], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = answer.value.fileName;
    link.click();
    URL.revokeObjectURL(url);
  }

  return (
    <>
      <ErrorMessage error={error} />
      <Button size="small" variant="secondary" onClick={() => void download()}>
        {t.csv}
      </Button>
    </>
  );
}
