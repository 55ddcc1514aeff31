import { type RefObject, useEffect } from 'react';

/**
 * Aksel's combobox leaves its listbox without a name, and the tick of a chosen option as an image without one (axe:
 * aria-input-field-name, svg-img-alt; the option says itself that it is selected). The list comes and goes inside the
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
      for (const tick of element.querySelectorAll('[role="option"] svg:not([aria-hidden])')) {
        tick.setAttribute('aria-hidden', 'true');
        tick.removeAttribute('role');
      }
    };
    name();
    const observer = new MutationObserver(name);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [box, label]);
}
