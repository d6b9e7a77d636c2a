import { useBreadcrumbs } from "@/lib/browser/page";
import { useShortcut } from "@/lib/browser/shortcuts";
import { Page } from "@/ui/layout/Page";
import { AuditFilters } from "./AuditFilters";
import { AuditList } from "./AuditList";
import { ExportMenu } from "./ExportMenu";
import { EntryPanel } from "./entry/EntryPanel";
import { useAudit } from "./useAudit";
import { VerifyDialog } from "./VerifyDialog";

/** Who did what, to which thing, when and from where. */
export function AuditScreen() {
  const audit = useAudit();
  const { search, entries, change } = audit;
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "Audit log" }]);
  const at = entries.findIndex(({ id }) => id === search.entry);
  const walk = (by: 1 | -1) => {
    const next = entries[at < 0 ? 0 : at + by];
    if (next) {
      change({ entry: next.id }, true);
    }
  };
  const group = "Audit log";
  const inFields = search.entry !== undefined;
  useShortcut({ keys: "j", label: "Next entry", group, inFields }, () => walk(1));
  useShortcut({ keys: "k", label: "Previous entry", group, inFields }, () => walk(-1));
  return (
    <Page
      title="Audit log"
      width="wide"
      lead="Everything that people and programs change, newest first. Entries are written once, sealed one to the next, and nobody can edit them."
      actions={
        <>
          <VerifyDialog />
          <ExportMenu filter={audit.filter} />
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <AuditFilters {...audit} />
        <AuditList {...audit} />
      </div>
      {search.entry ? (
        <EntryPanel
          id={search.entry}
          known={entries[at]}
          onFilter={(next) => change({ ...next, entry: undefined })}
          onClose={() => change({ entry: undefined })}
          onWalk={walk}
          ends={{ first: at <= 0, last: at < 0 || at === entries.length - 1 }}
        />
      ) : null}
    </Page>
  );
}
