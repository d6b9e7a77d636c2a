import { Ban, EllipsisVertical, RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { formatDateTime, formatDay, formatRelative } from "@/lib/formatting";
import type { PermissionInfo } from "@/lib/server/models";
import { Badge } from "@/ui/Badge";
import { IconButton } from "@/ui/IconButton";
import { Menu, MenuItem, MenuSeparator } from "@/ui/layers/Menu";
import { Tooltip } from "@/ui/layers/Tooltip";
import type { ApiKey } from "./requests";
import { scopeWords } from "./scopes";

const SOON_MS = 14 * 24 * 60 * 60 * 1000;

interface KeyRowProps {
  apiKey: ApiKey;
  catalog: readonly PermissionInfo[];
  onRotate: () => void;
  onRevoke: () => void;
}

export function KeyRow({ apiKey, catalog, onRotate, onRevoke }: KeyRowProps) {
  const active = apiKey.status === "active";
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <div className="grid min-w-0 flex-1 grid-cols-2 @4xl:grid-cols-[minmax(0,1.3fr)_minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,0.9fr)] gap-x-6 gap-y-2">
        <div className="col-span-2 min-w-0 @4xl:col-span-1">
          <div className="flex items-center gap-2">
            <span className="truncate font-medium">{apiKey.name}</span>
            {apiKey.status === "revoked" ? <Badge tone="grey">Revoked</Badge> : null}
            {apiKey.status === "expired" ? <Badge tone="warning">Expired</Badge> : null}
          </div>
          <code className="block truncate font-mono text-ink-3 text-xs">{apiKey.prefix}…</code>
        </div>
        <Fact label="May">
          <Tooltip label={<PermissionLines permissions={apiKey.permissions} catalog={catalog} />}>
            <button
              type="button"
              className="max-w-full cursor-default truncate rounded-sm text-left"
            >
              {scopeWords(apiKey.permissions, catalog)}
            </button>
          </Tooltip>
        </Fact>
        <Fact label="Last used">
          {apiKey.lastUsedAt ? (
            <span title={formatDateTime(apiKey.lastUsedAt)}>
              {formatRelative(apiKey.lastUsedAt)}
              {apiKey.lastUsedAddress ? (
                <span className="block truncate font-mono text-ink-3 text-xs">
                  {apiKey.lastUsedAddress}
                </span>
              ) : null}
            </span>
          ) : (
            <span className="text-ink-3">Never</span>
          )}
        </Fact>
        <Fact label={active ? "Works until" : "Ended"}>
          <End apiKey={apiKey} />
          <span className="block text-ink-3 text-xs">
            Made by {apiKey.createdBy.name}, {formatDay(apiKey.createdAt)}
          </span>
        </Fact>
      </div>
      {active ? (
        <Menu
          trigger={
            <IconButton icon={EllipsisVertical} label={`Actions for ${apiKey.name}`} size="sm" />
          }
        >
          <MenuItem icon={RefreshCw} onSelect={onRotate}>
            New secret
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={Ban} tone="danger" onSelect={onRevoke}>
            Revoke
          </MenuItem>
        </Menu>
      ) : null}
    </li>
  );
}

function End({ apiKey }: { apiKey: ApiKey }) {
  const ended = apiKey.revokedAt ?? (apiKey.status === "expired" ? apiKey.expiresAt : null);
  if (ended) {
    return <span title={formatDateTime(ended)}>{formatRelative(ended)}</span>;
  }
  const soon = apiKey.expiresAt && new Date(apiKey.expiresAt).getTime() - Date.now() < SOON_MS;
  return (
    <>
      {apiKey.expiresAt ? (
        <span
          title={formatDateTime(apiKey.expiresAt)}
          className={soon ? "text-warning" : undefined}
        >
          {formatDay(apiKey.expiresAt)}
          {soon ? ", soon" : ""}
        </span>
      ) : (
        <span className="text-ink-2">No end</span>
      )}
      {apiKey.overlapUntil && new Date(apiKey.overlapUntil).getTime() > Date.now() ? (
        <span className="block text-warning text-xs">
          Old secret until {formatDateTime(apiKey.overlapUntil)}
        </span>
      ) : null}
    </>
  );
}

interface PermissionLinesProps {
  permissions: readonly string[];
  catalog: readonly PermissionInfo[];
}

function PermissionLines({ permissions, catalog }: PermissionLinesProps) {
  return (
    <span className="flex flex-col gap-0.5 py-0.5">
      {permissions.map((name) => (
        <span key={name}>
          {catalog.find(({ permission }) => permission === name)?.title ?? name}
        </span>
      ))}
    </span>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0 text-sm">
      <div className="text-ink-3 text-xs">{label}</div>
      {children}
    </div>
  );
}
