import { type RefObject, useEffect } from 'react';

/**
 * Aksel's combobox leaves its listbox without a name (axe: aria-input-field-name). The list comes and goes inside the
 * combobox by itself, so the element is watched.
 */
export function useListboxLabel(box: RefObject<HTMLElement | null>, label: string): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const name = () => {
      for (const list of element.querySelectorAll('[role="listbox"]:not([aria-label])')) {
        list.setAttribute('aria-label', label);
      }
    };
    name();
    const observer = new MutationObserver(name);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [box, label]);
}
