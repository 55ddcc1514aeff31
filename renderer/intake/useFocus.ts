import { type RefObject, useEffect, useRef, useState } from 'react';

/** Whether the keyboard is in the input with this id, somewhere inside the element. */
export function useTypingIn(element: RefObject<HTMLElement | null>, inputId: string): boolean {
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    const target = element.current;
    const entered = (event: FocusEvent) => setTyping(event.target instanceof Element && event.target.id === inputId);
    const left = () => setTyping(false);
    target?.addEventListener('focusin', entered);
    target?.addEventListener('focusout', left);
    return () => {
      target?.removeEventListener('focusin', entered);
      target?.removeEventListener('focusout', left);
    };
  }, [element, inputId]);
  return typing;
}

/** Calls `moved` each time the keyboard leaves an input inside the element. */
export function useFocusMoved(element: RefObject<HTMLElement | null>, moved: () => void): void {
  const latest = useRef(moved);
  useEffect(() => {
    latest.current = moved;
  });
  useEffect(() => {
    const target = element.current;
    const listener = () => latest.current();
    target?.addEventListener('focusout', listener);
    return () => target?.removeEventListener('focusout', listener);
  }, [element]);
}
