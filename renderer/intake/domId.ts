/** The id of the input for a path, so that links and the keyboard find it. */
export const domId = (path: string): string => `felt-${path}`;

/** Puts the keyboard on the field for a path: its input, or the first one inside it (a table, radio buttons). */
export function focusPath(path: string): boolean {
  const direct = document.getElementById(domId(path));
  const frame = document.querySelector(`[data-path="${CSS.escape(path)}"]`);
  const inner = frame?.querySelector<HTMLElement>(
    'input:checked, input, textarea, select, button:not([tabindex="-1"]), a[href]',
  );
  const target = direct instanceof HTMLInputElement && direct.type === 'radio' ? (inner ?? direct) : (direct ?? inner);
  if (!target) return false;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center' });
  return true;
}
