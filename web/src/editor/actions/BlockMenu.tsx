// The menu of the selected blocks: from the bar of a block, and where one is right-clicked.
import { Ellipsis } from "lucide-react";
import { ContextMenu, DropdownMenu } from "radix-ui";
import { Fragment, type ReactNode } from "react";
import { cx } from "@/lib/classes";
import { IconButton } from "@/ui/IconButton";
import { Kbd } from "@/ui/Kbd";
import { useEditor, useEditorState } from "../session/EditorContext";
import type { Editor } from "../session/editor";
import { type ActionGroup, type BlockAction, perform } from "./action";
import { BLOCK_ACTIONS } from "./blockActions";

const SHEET =
  "z-50 min-w-60 animate-pop-in overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-2";
const ROW =
  "flex cursor-default select-none items-center gap-2 rounded-md px-2 py-1.5 text-base outline-none data-[highlighted]:bg-hover pointer-coarse:py-2.5";
const GROUPS: readonly ActionGroup[] = ["clipboard", "arrange", "block", "style", "shared"];
const SUBMENUS: readonly (readonly [ActionGroup, string])[] = [
  ["insert", "Insert"],
  ["move", "Move"],
  ["select", "Select"],
];

type Parts = Pick<
  typeof DropdownMenu,
  "Item" | "Separator" | "Sub" | "SubTrigger" | "SubContent" | "Portal"
>;

/** Opens the menu from a button. */
export function BlockMenu({ className }: { className?: string }) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <IconButton icon={Ellipsis} label="More actions" size="sm" className={className} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label="Actions on the selected blocks"
          className={cx(SHEET, "max-h-(--radix-dropdown-menu-content-available-height)")}
        >
          <Actions parts={DropdownMenu} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Opens the menu over its children, for what is selected there by then. */
export function BlockContextMenu({ children }: { children: ReactNode }) {
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content
          collisionPadding={8}
          aria-label="Actions on the selected blocks"
          className={cx(SHEET, "max-h-(--radix-context-menu-content-available-height)")}
        >
          <Actions parts={ContextMenu as unknown as Parts} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function Actions({ parts }: { parts: Parts }) {
  const editor = useEditor();
  useEditorState((state) => state.selection);
  const groups = GROUPS.map((group) => actionsOf(editor, group)).filter((list) => list.length > 0);
  return (
    <>
      {groups.map((actions, at) => (
        <Fragment key={actions[0]?.id}>
          {at > 0 ? <parts.Separator className="-mx-1 my-1 h-px bg-line" /> : null}
          {actions.map((action) => (
            <Action key={action.id} action={action} parts={parts} />
          ))}
        </Fragment>
      ))}
      <parts.Separator className="-mx-1 my-1 h-px bg-line" />
      {SUBMENUS.map(([group, label]) => (
        <Submenu key={group} group={group} label={label} parts={parts} />
      ))}
    </>
  );
}

interface SubmenuProps {
  group: ActionGroup;
  label: string;
  parts: Parts;
}

function Submenu({ group, label, parts }: SubmenuProps) {
  const editor = useEditor();
  return (
    <parts.Sub>
      <parts.SubTrigger className={cx(ROW, "data-[state=open]:bg-hover")}>
        <span className="flex-1 pl-6">{label}</span>
        <span aria-hidden className="text-ink-3">
          ›
        </span>
      </parts.SubTrigger>
      <parts.Portal>
        <parts.SubContent className={SHEET} collisionPadding={8}>
          {actionsOf(editor, group).map((action) => (
            <Action key={action.id} action={action} parts={parts} />
          ))}
        </parts.SubContent>
      </parts.Portal>
    </parts.Sub>
  );
}

function Action({ action, parts }: { action: BlockAction; parts: Parts }) {
  const editor = useEditor();
  const refusal = action.refusal(editor);
  const { icon: Icon } = action;
  const [keys] = action.keys;
  const danger = action.id === "delete";
  return (
    <parts.Item
      // it stays reachable, so that the reason can be read and heard
      aria-disabled={refusal !== null}
      title={refusal ?? undefined}
      onSelect={(event) => {
        if (refusal !== null) {
          event.preventDefault();
        }
        perform(action, editor);
      }}
      className={cx(
        ROW,
        refusal !== null && "cursor-not-allowed",
        danger && refusal === null && "text-danger data-[highlighted]:bg-danger-soft",
      )}
    >
      <Icon
        aria-hidden
        className={cx("size-4 shrink-0 opacity-70", refusal !== null && "opacity-40")}
      />
      <span className="min-w-0 flex-1">
        <span className={cx("block", refusal !== null && "text-ink-3")}>
          {action.label(editor)}
        </span>
        {refusal === null ? null : (
          <span className="block max-w-60 text-ink-3 text-xs">{refusal}</span>
        )}
      </span>
      {keys === undefined ? null : <Kbd keys={keys} className="ml-6" />}
    </parts.Item>
  );
}

function actionsOf(editor: Editor, group: ActionGroup): readonly BlockAction[] {
  return BLOCK_ACTIONS.filter(
    (action) => action.group === group && action.fits?.(editor) !== false,
  );
}
