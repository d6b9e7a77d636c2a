import { Link } from "@tanstack/react-router";
import { UserMinus } from "lucide-react";
import type { TeamMember } from "@/lib/server/models";
import { roleName } from "@/lib/server/roles";
import { Avatar } from "@/ui/Avatar";
import { IconButton } from "@/ui/IconButton";

interface MemberRowProps {
  member: TeamMember;
  disabledReason: string | undefined;
  onRemove: () => void;
}

export function MemberRow({ member, disabledReason, onRemove }: MemberRowProps) {
  const name = member.name || member.email;
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <Avatar name={name} />
      <div className="min-w-0 flex-1">
        <Link
          to="/settings/people/$personId"
          params={{ personId: member.id }}
          className="block truncate font-medium hover:underline"
        >
          {name}
        </Link>
        <div className="truncate text-ink-3 text-sm">
          {name === member.email ? "Has not accepted yet" : member.email}
        </div>
      </div>
      <span className="hidden text-ink-2 text-sm sm:block">{roleName(member.role)}</span>
      <IconButton
        icon={UserMinus}
        label={`Take ${name} out of the team`}
        size="sm"
        tone="danger"
        disabledReason={disabledReason}
        onClick={onRemove}
      />
    </li>
  );
}
