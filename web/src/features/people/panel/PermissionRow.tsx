import { useId } from "react";
import type { PermissionInfo } from "@/lib/server/models";
import { useCan } from "@/lib/server/session";
import { Badge } from "@/ui/Badge";
import { Switch } from "@/ui/fields/Switch";
import { Tooltip } from "@/ui/layers/Tooltip";
import { holds, type Source, sourceOf } from "../permissions";

interface PermissionRowProps {
  info: PermissionInfo;
  ofRole: readonly string[];
  changes: readonly string[];
  roleName: string;
  disabledReason: string | undefined;
  onSwitch: (on: boolean) => void;
}

/** One permission: whether the person has it, and why. */
export function PermissionRow(props: PermissionRowProps) {
  const { info, ofRole, changes, roleName, disabledReason, onSwitch } = props;
  const id = useId();
  const own = useCan(info.permission);
  const source = sourceOf(info.permission, ofRole, changes);
  const on = holds(source);
  const reason =
    disabledReason ?? (own || on ? undefined : "Nobody can give what they do not have themselves");
  const control = (
    <Switch id={id} checked={on} onChange={onSwitch} disabled={reason !== undefined} />
  );
  return (
    <li className="flex items-start gap-3 px-3 py-2.5">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <label htmlFor={id} className="font-medium text-sm">
            {info.title}
          </label>
          <SourceBadge source={source} roleName={roleName} />
        </div>
        <div className="text-ink-3 text-xs text-pretty">{info.description}</div>
      </div>
      <span className="mt-0.5 flex">
        {reason ? (
          <Tooltip label={reason} side="left">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a switch that is off cannot be focused */}
            <span tabIndex={0} className="flex rounded-full">
              {control}
            </span>
          </Tooltip>
        ) : (
          control
        )}
      </span>
    </li>
  );
}

function SourceBadge({ source, roleName }: { source: Source; roleName: string }) {
  switch (source) {
    case "role":
      return <span className="text-ink-3 text-xs">from {roleName}</span>;
    case "added":
      return <Badge tone="accent">Added</Badge>;
    case "removed":
      return <Badge tone="warning">{`Removed from ${roleName}`}</Badge>;
    default:
      return null;
  }
}
