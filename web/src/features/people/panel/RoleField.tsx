import { useQuery } from "@tanstack/react-query";
import type { Person } from "@/lib/server/models";
import { personName } from "@/lib/server/people";
import { ROLE_ORDER, type RoleName, roleName, rolesQuery } from "@/lib/server/roles";
import { useCan, useSession } from "@/lib/server/session";
import { Field } from "@/ui/fields/Field";
import { Select } from "@/ui/fields/Select";
import { useChangingPerson } from "./changing";

interface RoleFieldProps {
  person: Person;
  me: boolean;
}

export function RoleField({ person, me }: RoleFieldProps) {
  const { permissions } = useSession();
  const canManage = useCan("user:manage");
  const roles = useQuery(rolesQuery).data?.roles ?? [];
  const changing = useChangingPerson(person);
  const about = roles.find(({ role }) => role === person.role)?.description;
  const fits = (role: RoleName) =>
    role === person.role ||
    roles.find((one) => one.role === role)?.permissions.every((one) => permissions.includes(one));
  const reason = me
    ? "Nobody changes their own role: ask another administrator."
    : canManage
      ? undefined
      : "You need the permission to manage people.";
  const change = (role: RoleName) => {
    if (role !== person.role) {
      const title = `${personName(person)} is now ${roleName(role)}`;
      changing.mutate({ change: { role }, told: { title, undo: { role: person.role } } });
    }
  };
  return (
    <Field
      label="Role"
      help={
        <>
          {about}
          {reason ? <span className="mt-1 block">{reason}</span> : null}
        </>
      }
    >
      {(control) => (
        <Select<RoleName>
          control={control}
          value={person.role}
          disabled={reason !== undefined}
          options={ROLE_ORDER.filter(fits).map((role) => ({ value: role, label: roleName(role) }))}
          onChange={change}
          className="max-w-56"
        />
      )}
    </Field>
  );
}
