import { useRef } from "react";

/** Where the focus was when a layer opened, and the handler that brings it back when it closes. */
export function useReturnFocus(open: boolean): (event: Event) => void {
  const opener = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  // While rendering, because a field with autoFocus takes the focus before any effect runs.
  if (open && !wasOpen.current) {
    opener.current = document.activeElement;
  }
  wasOpen.current = open;
  return (event) => {
    if (opener.current instanceof HTMLElement && opener.current.isConnected) {
      event.preventDefault();
      opener.current.focus({ preventScroll: true });
    }
  };
}
