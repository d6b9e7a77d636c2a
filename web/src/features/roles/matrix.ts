import type { RoleInfo } from "@/lib/server/models";
import { ROLE_ORDER } from "@/lib/server/roles";

/** From the role that may most to the one that may least; ones we do not know come last. */
export function inOrder(roles: readonly RoleInfo[]): RoleInfo[] {
  const rank = ({ role }: RoleInfo) => {
    const at = ROLE_ORDER.indexOf(role);
    return at < 0 ? ROLE_ORDER.length : at;
  };
  return roles.toSorted((one, other) => rank(one) - rank(other));
}
