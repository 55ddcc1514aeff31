import { type RefObject, useEffect, useRef } from 'react';

/** Brings what has just appeared into view: it can come below a long page, or above where somebody has scrolled to. */
export function useIntoView<T extends HTMLElement>(): RefObject<T | null> {
  const box = useRef<T>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which must not become the effect's own clean-up.
    void box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return box;
}
