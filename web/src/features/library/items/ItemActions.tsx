import { Link } from "@tanstack/react-router";
import {
  Copy,
  Ellipsis,
  RotateCcw,
  SquareArrowOutUpRight,
  SquareCheck,
  Trash2,
} from "lucide-react";
import type { TemplateSummary } from "@/lib/server/models";
import { useCan } from "@/lib/server/session";
import { IconButton } from "@/ui/IconButton";
import { Menu, MenuItem, MenuSeparator } from "@/ui/layers/Menu";
import type { Actions } from "../actions";

interface ItemActionsProps {
  item: TemplateSummary;
  actions: Actions;
  /** Buttons side by side, or one button with a menu. */
  shape: "buttons" | "menu";
  /** Offers to select it, where there is no pointer to hover with. */
  onSelect?: () => void;
}

const NO_WRITE = "You need the permission to edit templates";
const NO_DELETE = "You need the permission to delete templates";

export function ItemActions({ item, actions, shape, onSelect }: ItemActionsProps) {
  const canWrite = useCan("template:write");
  const canDelete = useCan("template:delete");
  if (item.deletedAt) {
    return (
      <IconButton
        icon={RotateCcw}
        label="Restore"
        size="sm"
        tone={shape === "buttons" ? "outline" : "ghost"}
        disabledReason={canDelete ? undefined : NO_DELETE}
        onClick={() => actions.restore([item])}
      />
    );
  }
  if (shape === "menu") {
    return (
      <Menu trigger={<IconButton icon={Ellipsis} label={`Actions for ${item.name}`} size="sm" />}>
        <MenuItem asChild>
          <Link to="/templates/$templateId" params={{ templateId: item.id }}>
            <SquareArrowOutUpRight aria-hidden className="size-4 opacity-70" />
            Open
          </Link>
        </MenuItem>
        {onSelect ? (
          <MenuItem icon={SquareCheck} onSelect={onSelect}>
            Select
          </MenuItem>
        ) : null}
        <MenuItem icon={Copy} disabled={!canWrite} onSelect={() => actions.duplicate([item])}>
          Duplicate
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          icon={Trash2}
          tone="danger"
          disabled={!canDelete}
          onSelect={() => actions.remove([item])}
        >
          Move to the bin
        </MenuItem>
      </Menu>
    );
  }
  return (
    <>
      <IconButton
        icon={Copy}
        label="Duplicate"
        size="sm"
        tone="outline"
        disabledReason={canWrite ? undefined : NO_WRITE}
        onClick={() => actions.duplicate([item])}
      />
      <IconButton
        icon={Trash2}
        label="Move to the bin"
        size="sm"
        tone="outline"
        disabledReason={canDelete ? undefined : NO_DELETE}
        onClick={() => actions.remove([item])}
      />
    </>
  );
}
