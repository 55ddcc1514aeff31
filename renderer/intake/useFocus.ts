import { type RefObject, useEffect, useRef, useState } from 'react';

/** Whether the keyboard is somewhere inside the element. */
export function useFocusInside(element: RefObject<HTMLElement | null>): boolean {
  const [inside, setInside] = useState(false);
  useFocusEvents(element, {
    entered: () => setInside(true),
    left: () => setInside(false),
  });
  return inside;
}

/** Calls `moved` each time the keyboard leaves an input inside the element. */
export function useFocusMoved(element: RefObject<HTMLElement | null>, moved: () => void): void {
  const latest = useLatest(moved);
  useEffect(() => {
    const target = element.current;
    const listener = () => latest.current();
    target?.addEventListener('focusout', listener);
    return () => target?.removeEventListener('focusout', listener);
  }, [element, latest]);
}

function useFocusEvents(
  element: RefObject<HTMLElement | null>,
  events: { readonly entered: () => void; readonly left: () => void },
): void {
  const latest = useLatest(events);
  useEffect(() => {
    const target = element.current;
    const entered = () => latest.current.entered();
    const left = (event: FocusEvent) => {
      if (!(event.relatedTarget instanceof Node && target?.contains(event.relatedTarget))) latest.current.left();
    };
    target?.addEventListener('focusin', entered);
    target?.addEventListener('focusout', left);
    return () => {
      target?.removeEventListener('focusin', entered);
      target?.removeEventListener('focusout', left);
    };
  }, [element, latest]);
}

function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
