/** The text part, as readers without HTML get it. */

export function TextPart({ text }: { text: string }) {
  return text.trim() === "" ? (
    <p className="p-6 text-ink-2">This message has no text part.</p>
  ) : (
    <pre className="max-w-3xl whitespace-pre-wrap break-words p-6 font-mono text-sm leading-5">
      {text}
    </pre>
  );
}
