import type { ForecastYear } from '#shared/api/methods/stateGrants.ts';
import { useText } from '../i18n/useText.tsx';

const millions = new Intl.NumberFormat('nb-NO', { maximumFractionDigits: 1 });

/** Expected and received by year as bars. An aid for the eye: the table beside it says the same, and more exactly. */
export function ForecastChart({ years }: { years: readonly ForecastYear[] }) {
  const t = useText().stateGrants;
  const top = Math.max(1, ...years.map(({ expected, received }) => Math.max(expected, received ?? 0)));
  return (
    <figure className="grant-chart">
      <figcaption className="row">
        <span className="grow subtle">
          {t.chartHelp} ({t.millions})
        </span>
        <span>
          <i className="grant-key grant-expected" aria-hidden />
          {t.expected}
        </span>
        <span>
          <i className="grant-key grant-received" aria-hidden />
          {t.received}
        </span>
      </figcaption>
      <div className="grant-bars" aria-hidden>
        {years.map(({ budgetYear, expected, received, missingLines }) => (
          <div key={budgetYear}>
            <div className="grant-pair">
              <Bar sum={expected} top={top} look={missingLines > 0 ? 'grant-uncertain' : 'grant-expected'} />
              {received === null ? null : <Bar sum={received} top={top} look="grant-received" />}
            </div>
            <div className="grant-year">{budgetYear}</div>
          </div>
        ))}
      </div>
    </figure>
  );
}

function Bar({ sum, top, look }: { sum: number; top: number; look: string }) {
  return (
    <div className="grant-bar">
      {sum === 0 ? null : millions.format(sum / 100_000_000)}
      {/* The number above a bar takes its line of the height. */}
      <i className={look} style={{ height: `${(sum / top) * 88}%` }} />
    </div>
  );
}
