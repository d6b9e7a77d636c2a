import { openShortcuts, useShortcutsOpen } from "@/app/commands/shortcutsState";
import { useShortcut, useShortcutList } from "@/lib/browser/shortcuts";
import { Kbd } from "@/ui/Kbd";
import { Dialog } from "@/ui/layers/Dialog";

export function ShortcutsDialog() {
  const open = useShortcutsOpen((state) => state.open);
  const list = useShortcutList((state) => state.list);
  useShortcut({ keys: "?", label: "Keyboard shortcuts", group: "Everywhere" }, openShortcuts);
  const groups = Map.groupBy(list, (shortcut) => shortcut.group);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => useShortcutsOpen.setState({ open: next })}
      title="Keyboard shortcuts"
      description="What works on the page you are on."
      size="md"
    >
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {[...groups].map(([group, shortcuts]) => (
          <section key={group} aria-label={group}>
            <h3 className="mb-2 font-medium text-ink-3 text-xs">{group}</h3>
            <dl className="flex flex-col gap-2">
              {[...new Map(shortcuts.map((item) => [item.keys, item])).values()].map((item) => (
                <div key={item.keys} className="flex items-center justify-between gap-4">
                  <dt className="text-ink">{item.label}</dt>
                  <dd>
                    <Kbd keys={item.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
