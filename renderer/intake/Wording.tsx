import type { FormText } from '#shared/forms/form.ts';
import { assertNever } from '#shared/result.ts';
import { useLocal } from '../i18n/useText.tsx';

/** What a section says as it stands, before what is to be filled in. */
export function Wording(props: { parts: readonly FormText[] }) {
  return (
    <div className="intake-wording">
      {props.parts.map((part) => (
        <Part key={part.kind === 'bullets' ? part.items.map(({ nb }) => nb).join() : part.text.nb} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: FormText }) {
  const write = useLocal();
  switch (part.kind) {
    case 'paragraph':
      return <p>{write(part.text)}</p>;
    case 'bullets':
      return (
        <ul>
          {part.items.map((item) => (
            <li key={item.nb}>{write(item)}</li>
          ))}
        </ul>
      );
    case 'note':
      return (
        <div className="intake-wording-note">
          <p>
            <strong>{write(part.title)}</strong>
          </p>
          <p>{write(part.text)}</p>
        </div>
      );
    default:
      return assertNever(part);
  }
}
