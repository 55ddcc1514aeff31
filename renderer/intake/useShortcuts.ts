import { type RefObject, useEffect, useRef, useState } from 'react';
import { matches } from '../ui/hotkeys.ts';

/** The form's own keys. Those that speak of a field mean the one that the keyboard is in. */
export function useShortcuts(
  root: RefObject<HTMLElement | null>,
  turn: { readonly next: () => void; readonly previous: () => void },
) {
  const [helpOpen, setHelpOpen] = useState(false);
  const latest = useRef(turn);
  useEffect(() => {
    latest.current = turn;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      // A dialog on top of the form has the keyboard to itself.
      if (document.querySelector('[role="dialog"], [role="alertdialog"], dialog[open]')) return;
      const run = actionFor(event, root.current, latest.current);
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [root]);
  return { helpOpen, setHelpOpen };
}

function actionFor(
  event: KeyboardEvent,
  root: HTMLElement | null,
  turn: { readonly next: () => void; readonly previous: () => void },
): (() => void) | undefined {
  if (matches('mod+enter', event) || matches('alt+arrowright', event)) return turn.next;
  if (matches('alt+arrowleft', event)) return turn.previous;
  if (matches('alt+g', event)) return () => focusSteps(root);
  if (matches('f2', event)) return () => press('data-guideline-of');
  if (matches('alt+h', event)) return () => press('data-history-of');
  return undefined;
}

/** The list of sections, or the list to pick from where there is no room for it. */
function focusSteps(root: HTMLElement | null): void {
  const steps = [...(root?.querySelectorAll<HTMLElement>('.intake-step[aria-current], .intake-nav select') ?? [])];
  steps.find((element) => element.offsetParent !== null)?.focus();
}

/** Presses the mark of the field that the keyboard is in; for a cell, that of its column, else of its table. */
function press(mark: 'data-guideline-of' | 'data-history-of'): void {
  const path = document.activeElement?.closest('[data-path]')?.getAttribute('data-path');
  if (!path) return;
  const [table, , column] = path.split('.');
  const candidates = [path, ...(column ? [`${table}.${column}`] : []), table ?? ''];
  const buttons = candidates.map((one) => document.querySelector<HTMLElement>(`[${mark}="${CSS.escape(one)}"]`));
  buttons.find((button) => button !== null)?.click();
}
