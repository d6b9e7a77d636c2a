import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { cx } from "@/lib/classes";
import { rolesQuery } from "@/lib/server/roles";
import { KeyRow } from "./KeyRow";
import { RevokeKeyDialog } from "./RevokeKeyDialog";
import { RotateKeyDialog } from "./RotateKeyDialog";
import type { ApiKey } from "./requests";

type Act = { kind: "rotate" | "revoke"; key: ApiKey };

/** Keys that work, and below them the ones that did. */
export function KeyList({ keys }: { keys: readonly ApiKey[] }) {
  const catalog = useQuery(rolesQuery).data?.permissions ?? [];
  const [act, setAct] = useState<Act>();
  const [showsOver, setShowsOver] = useState(false);
  const working = keys.filter(({ status }) => status === "active");
  const over = keys.filter(({ status }) => status !== "active");
  const done = () => setAct(undefined);
  const rows = (some: readonly ApiKey[]) =>
    some.map((key) => (
      <KeyRow
        key={key.id}
        apiKey={key}
        catalog={catalog}
        onRotate={() => setAct({ kind: "rotate", key })}
        onRevoke={() => setAct({ kind: "revoke", key })}
      />
    ));
  return (
    <>
      {working.length > 0 ? (
        <ul aria-label="Keys" className="@container divide-y rounded-lg border bg-surface">
          {rows(working)}
        </ul>
      ) : (
        <p className="rounded-lg border border-dashed p-6 text-center text-ink-2">
          No key works at the moment.
        </p>
      )}
      {over.length > 0 ? (
        <section aria-label="Keys that work no more">
          <button
            type="button"
            aria-expanded={showsOver}
            onClick={() => setShowsOver(!showsOver)}
            className="-ml-1 mb-2 flex h-7 items-center gap-1 rounded-md px-1 text-ink-2 text-sm hover:text-ink"
          >
            <ChevronRight
              aria-hidden
              className={cx("size-4 transition-transform", showsOver && "rotate-90")}
            />
            Expired and revoked ({over.length})
          </button>
          {showsOver ? (
            <ul
              aria-label="Expired and revoked keys"
              className="@container divide-y rounded-lg border bg-surface"
            >
              {rows(over)}
            </ul>
          ) : null}
        </section>
      ) : null}
      {act?.kind === "rotate" ? <RotateKeyDialog apiKey={act.key} onClose={done} /> : null}
      {act?.kind === "revoke" ? <RevokeKeyDialog apiKey={act.key} onClose={done} /> : null}
    </>
  );
}
