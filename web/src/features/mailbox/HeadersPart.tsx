/** The headers of a message, in their order. */

import type { MailboxMessage } from "@/lib/server/models";

export function HeadersPart({ headers }: Pick<MailboxMessage, "headers">) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 p-4 text-sm sm:grid-cols-[minmax(9rem,auto)_1fr]">
      {headers.map(({ name, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice and never moves
        <div key={index} className="contents">
          <dt className="pt-2 font-medium text-ink-2 sm:border-b sm:pb-2">{name}</dt>
          <dd className="break-words border-b pb-2 font-mono text-sm sm:pt-2">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
