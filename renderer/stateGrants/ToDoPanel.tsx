import { Link } from '@navikt/ds-react/Link';
import { Link as RouterLink } from 'react-router';
import type { GrantForecast } from '#shared/api/methods/stateGrants.ts';
import { grantKindLabels } from '#shared/grants/words.ts';
import { rateItems } from '#shared/rates/schema.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { Panel } from '../ui/Page.tsx';

/** What stands between the sums and being right: rates that nobody has found, and facts that nobody has given. */
export function ToDoPanel({ forecast }: { forecast: GrantForecast }) {
  const t = useText().stateGrants;
  const { missingRates, unresolved, unresolvedProtected, toCheck, toCheckProtected } = forecast;
  return (
    <>
      {missingRates.length > 0 ? <MissingRates missing={missingRates} /> : null}
      <People
        title={t.unresolved}
        people={unresolved.map(({ personId, name, problems }) => ({
          personId,
          name,
          what: problems.map((problem) => t.problemsShort[problem]),
        }))}
        hidden={unresolvedProtected}
      />
      <People
        title={t.toCheck}
        people={toCheck.map(({ personId, name, checks }) => ({
          personId,
          name,
          what: checks.map((check) => t.checksShort[check]),
        }))}
        hidden={toCheckProtected}
      />
    </>
  );
}

function MissingRates({ missing }: { missing: GrantForecast['missingRates'] }) {
  const words = useText();
  const { language } = useLanguage();
  const t = words.stateGrants;
  const nameOf = ({ kind, item }: GrantForecast['missingRates'][number]) => {
    const known = rateItems[kind].find((one) => one === item);
    if (known !== undefined) return `${words.rates.kinds[kind]}, ${words.rates.items[known]}`;
    return kind === 'norwegian' ? grantKindLabels.norwegianBasic[language] : words.rates.kinds[kind];
  };
  return (
    <Panel title={t.missingRates}>
      <p className="subtle">{t.missingRatesHelp}</p>
      <ul className="grant-columns">
        {missing.map((one) => (
          <li key={`${one.budgetYear} ${one.kind} ${one.item ?? ''}`}>
            {t.missingRateLine(nameOf(one), one.budgetYear, one.lines)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function People(props: {
  title: string;
  people: readonly { personId: string; name: string; what: readonly string[] }[];
  hidden: number;
}) {
  const t = useText().stateGrants;
  if (props.people.length + props.hidden === 0) return null;
  return (
    <Panel title={props.title}>
      <ul className="grant-columns">
        {props.people.map(({ personId, name, what }) => (
          <li key={personId}>
            <Link as={RouterLink} to={paths.personTab(personId, 'stateGrants')}>
              <bdi>{name}</bdi>
            </Link>
            : {what.join(', ')}
          </li>
        ))}
        {props.hidden > 0 ? <li>{t.andProtected(props.hidden)}</li> : null}
      </ul>
    </Panel>
  );
}
