/** Says what a dark preview really shows. */

import { hasDarkStyles, type Scheme } from "@/editor/preview/framed/darkStyles";

interface SchemeNoteProps {
  scheme: Scheme;
  html: string;
}

export function SchemeNote({ scheme, html }: SchemeNoteProps) {
  if (scheme === "light") {
    return null;
  }
  const designed = hasDarkStyles(html);
  const about =
    scheme === "forced"
      ? "Simulation of clients that darken emails by themselves, such as Gmail and Outlook. Each does it in its own way."
      : designed
        ? "Your dark styles, as Apple Mail and others that follow them show it."
        : "This email has no dark styles of its own: clients that follow the design show it light.";
  return (
    <p role="status" className="border-b bg-sunken px-3 py-1.5 text-ink-2 text-xs">
      {about}
    </p>
  );
}
