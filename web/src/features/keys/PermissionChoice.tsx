import { useId } from "react";
import { cx } from "@/lib/classes";
import type { PermissionInfo } from "@/lib/server/models";
import { Checkbox } from "@/ui/fields/Checkbox";

interface PermissionChoiceProps {
  permission: PermissionInfo;
  checked: boolean;
  /** Why it cannot be chosen. */
  reason: string | undefined;
  onChange: (checked: boolean) => void;
}

export function PermissionChoice({ permission, checked, reason, onChange }: PermissionChoiceProps) {
  const id = useId();
  return (
    <li className="flex items-start gap-2.5 py-1.5">
      <span className="flex h-5 items-center">
        <Checkbox
          id={id}
          checked={checked}
          disabled={Boolean(reason)}
          onChange={(next) => onChange(next)}
        />
      </span>
      <label htmlFor={id} className={cx("min-w-0", reason && "cursor-not-allowed opacity-70")}>
        <span className="block">{permission.title}</span>
        <span className="block text-ink-3 text-xs">{reason ?? permission.description}</span>
      </label>
    </li>
  );
}
