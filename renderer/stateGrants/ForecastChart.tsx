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
              <Bar sum={expected} top={top} partly={missingLines > 0} look="grant-expected" />
              {received === null ? null : <Bar sum={received} top={top} partly={false} look="grant-received" />}
            </div>
            <div className="grant-year">{budgetYear}</div>
          </div>
        ))}
      </div>
    </figure>
  );
}

/** A sum that lacks a rate is hatched and has a plus; where no rate is known there is a question mark, not a zero. */
function Bar({ sum, top, partly, look }: { sum: number; top: number; partly: boolean; look: string }) {
  const label = sum === 0 ? (partly ? '?' : '') : `${millions.format(sum / 100_000_000)}${partly ? '+' : ''}`;
  return (
    <div className="grant-bar">
      {label}
      {/* The number above a bar takes its line of the height. */}
      <i className={partly ? 'grant-uncertain' : look} style={{ height: `${(sum / top) * 88}%` }} />
    </div>
  );
}
