import { PersonIcon, ShieldLockIcon } from '@navikt/aksel-icons';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { formatDate } from '#shared/dates.ts';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useDebounced } from '../ui/useDebounced.ts';
import { matchesName, step } from './matching.ts';
import { type PaletteItem, usePaletteCommands } from './useCommands.tsx';

/** Ctrl+K: any person, screen or action in a few letters. */
export function CommandPalette(props: { open: boolean; onClose: () => void; onLock: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const t = useText().shell.palette;
  useEffect(() => {
    if (props.open && !dialog.current?.open) dialog.current?.showModal();
    if (!props.open && dialog.current?.open) dialog.current.close();
  }, [props.open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop closes; Esc, which the dialog itself handles, is its key
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t.title}
      onClose={props.onClose}
      onClick={(event) => {
        if (event.target === dialog.current) props.onClose();
      }}
    >
      {props.open ? <PaletteBody onClose={props.onClose} onLock={props.onLock} /> : null}
    </dialog>
  );
}

interface Group {
  readonly title: string;
  readonly items: readonly PaletteItem[];
}

function PaletteBody(props: { onClose: () => void; onLock: () => void }) {
  const t = useText().shell.palette;
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState(0);
  const groups = useGroups(typed, props.onLock);
  const items = groups.flatMap((group) => group.items);
  const current = items[Math.min(selected, items.length - 1)];

  function choose(item: PaletteItem | undefined) {
    if (!item) return;
    props.onClose();
    item.run();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = step(Math.min(selected, items.length - 1), event.key === 'ArrowDown' ? 1 : -1, items.length);
      setSelected(next);
      document.getElementById(`${listId}-${items[next]?.id}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(current);
    }
  }

  return (
    <>
      <input
        className="palette-input"
        // biome-ignore lint/a11y/noAutofocus: the palette is opened to type in
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
        aria-autocomplete="list"
        aria-label={t.label}
        placeholder={t.placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setSelected(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="palette-list" role="listbox" id={listId} aria-label={t.title} tabIndex={-1}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
          <div key={group.title} role="group" aria-label={group.title}>
            <div className="palette-group" aria-hidden>
              {group.title}
            </div>
            {group.items.map((item) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the input above handles the keys (aria-activedescendant)
              <div
                key={item.id}
                id={`${listId}-${item.id}`}
                className="palette-item"
                role="option"
                tabIndex={-1}
                aria-selected={item.id === current?.id}
                onClick={() => choose(item)}
                onPointerMove={() => setSelected(items.indexOf(item))}
              >
                {item.icon}
                <span>{item.name}</span>
                {item.note ? <span className="palette-item-note">{item.note}</span> : null}
              </div>
            ))}
          </div>
        ))}
      </div>
      <div className="palette-hint" role="status">
        {items.length === 0 ? t.none : typed.trim() === '' ? t.hint : t.hits(items.length)}
      </div>
    </>
  );
}

function useGroups(typed: string, onLock: () => void): readonly Group[] {
  const t = useText();
  const navigate = useNavigate();
  const { places, actions } = usePaletteCommands(onLock);
  const text = useDebounced(typed.trim(), 80);
  const hits = useApi('person.search', { text, limit: 8 }, { enabled: text !== '', keepPrevious: true });
  const people: PaletteItem[] = (typed.trim() === '' ? [] : (hits.data?.people ?? [])).map((person) => ({
    id: person.id,
    name: person.name,
    ...(person.birthDate ? { note: formatDate(person.birthDate) } : {}),
    icon: person.protected ? <ShieldLockIcon title={t.people.protectedAddress} /> : <PersonIcon aria-hidden />,
    run: () => void navigate(paths.person(person.id)),
  }));
  const named = (items: PaletteItem[]) => items.filter((item) => matchesName(item.name, typed));
  return [
    { title: t.shell.palette.people, items: people },
    { title: t.shell.palette.actions, items: named(actions) },
    { title: t.shell.palette.places, items: named(places) },
  ].filter((group) => group.items.length > 0);
}
