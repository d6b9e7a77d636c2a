/** Where a permission of one person comes from. */
export type Source = "role" | "added" | "removed" | "none";

/** `changes` are the person's own: a name adds a permission, a minus in front takes one away. */
export function sourceOf(
  permission: string,
  ofRole: readonly string[],
  changes: readonly string[],
): Source {
  if (ofRole.includes(permission)) {
    return changes.includes(`-${permission}`) ? "removed" : "role";
  }
  return changes.includes(permission) ? "added" : "none";
}

export const holds = (source: Source): boolean => source === "role" || source === "added";

/** The changes after one permission has been switched on or off. */
export function switched(
  permission: string,
  on: boolean,
  ofRole: readonly string[],
  changes: readonly string[],
): string[] {
  const others = changes.filter((one) => one !== permission && one !== `-${permission}`);
  if (on === ofRole.includes(permission)) {
    return others;
  }
  return [...others, on ? permission : `-${permission}`].toSorted();
}

/** "18 permissions: those of Editor, 1 added, 2 removed". */
export function summaryOf(
  roleName: string,
  ofRole: readonly string[],
  changes: readonly string[],
): string {
  const known = [...new Set([...ofRole, ...changes.map((one) => one.replace(/^-/, ""))])];
  const sources = known.map((permission) => sourceOf(permission, ofRole, changes));
  const count = (source: Source) => sources.filter((one) => one === source).length;
  const held = sources.filter(holds).length;
  const parts = [
    `those of ${roleName}`,
    count("added") ? `${count("added")} added` : "",
    count("removed") ? `${count("removed")} removed` : "",
  ].filter(Boolean);
  return `${held} ${held === 1 ? "permission" : "permissions"}: ${parts.join(", ")}`;
}
