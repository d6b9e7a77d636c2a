import { openShortcuts, useShortcutsOpen } from "@/app/commands/shortcutsState";
import { useShortcut, useShortcutList } from "@/lib/browser/shortcuts";
import { Kbd } from "@/ui/Kbd";
import { Dialog } from "@/ui/layers/Dialog";

export function ShortcutsDialog() {
  const open = useShortcutsOpen((state) => state.open);
  const list = useShortcutList((state) => state.list);
  useShortcut({ keys: "?", label: "Keyboard shortcuts", group: "Everywhere" }, openShortcuts);
  // Of two for the same keys the later belongs to the page in front, and is the one that runs.
  const working = list.filter(
    (item, index) => list.findLastIndex((other) => other.keys === item.keys) === index,
  );
  const groups = Map.groupBy(working, (shortcut) => shortcut.group);
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
              {shortcuts.map((item) => (
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
