import type { FingerprintView } from '#shared/api/methods/exchange/members.ts';
import { useText } from '../../i18n/useText.tsx';
import { QrCode } from './QrCode.tsx';
import './members.css';

/** The ten words, numbered as they are read aloud, and the same as a code. */
export function Fingerprint({ label, fingerprint }: { label: string; fingerprint: FingerprintView }) {
  const t = useText().exchange.members;
  return (
    <div className="fingerprint">
      <Words label={label} words={fingerprint.words} />
      <QrCode rows={fingerprint.qr} label={t.qrLabel} />
    </div>
  );
}

export function Words({ label, words }: { label: string; words: readonly string[] }) {
  return (
    <ol className="fingerprint-words" aria-label={label}>
      {words.map((word, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word's place is its identity, and one word can come twice
        <li key={at}>
          <span className="fingerprint-number" aria-hidden>
            {at + 1}
          </span>
          {word}
        </li>
      ))}
    </ol>
  );
}
