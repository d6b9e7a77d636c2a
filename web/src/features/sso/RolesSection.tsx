import { ArrowDown, ArrowUp, CircleAlert, Plus, Trash2 } from "lucide-react";
import { useRoleOptions } from "@/lib/server/roles";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Select } from "@/ui/fields/Select";
import { IconButton } from "@/ui/IconButton";
import { Section } from "@/ui/layout/Page";
import { type Draft, type DraftRule, moved, newRule, type SectionProps } from "./drafts";

/** From the groups of the provider to the roles here: the first rule that fits decides. */
export function RolesSection({ draft, set, errorOf }: SectionProps) {
  const roles = useRoleOptions();
  const rules = draft.roleMapping;
  const put = (roleMapping: readonly DraftRule[]) => set({ roleMapping });
  const error = errorOf("roleMapping");
  return (
    <Section
      title="Roles"
      lead="At every sign-in, the first rule whose group somebody is in decides their role. Without any rule, roles are given here, under People."
    >
      <div className="flex flex-col gap-4">
        {rules.length > 0 ? (
          <ol aria-label="Rules" className="divide-y rounded-lg border bg-surface">
            {rules.map((rule, index) => (
              <RuleRow
                key={rule.key}
                rule={rule}
                place={index + 1}
                last={index === rules.length - 1}
                onChange={(next) => put(rules.map((other) => (other === rule ? next : other)))}
                onMove={(by) => put(moved(rules, index, by))}
                onRemove={() => put(rules.filter((other) => other !== rule))}
              />
            ))}
          </ol>
        ) : null}
        {error ? (
          <p role="alert" className="flex gap-1.5 text-danger text-xs">
            <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
            {error}
          </p>
        ) : null}
        <Button icon={Plus} className="w-fit" onClick={() => put([...rules, newRule()])}>
          Add a rule
        </Button>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="Everybody else"
            help="The role of people no rule fits."
            error={errorOf("defaultRole")}
          >
            {(control) => (
              <Select<Draft["defaultRole"]>
                control={control}
                value={draft.defaultRole}
                options={[...roles, { value: "none", label: "No role: they are not let in" }]}
                onChange={(defaultRole) => set({ defaultRole })}
              />
            )}
          </Field>
          <Field label="Claim with the groups" help="What your provider calls it in its answer.">
            {(control) => (
              <Input
                {...control}
                value={draft.groupsClaim}
                spellCheck={false}
                className="font-mono text-sm"
                onChange={(event) => set({ groupsClaim: event.target.value })}
              />
            )}
          </Field>
        </div>
      </div>
    </Section>
  );
}

interface RuleRowProps {
  rule: DraftRule;
  place: number;
  last: boolean;
  onChange: (rule: DraftRule) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function RuleRow({ rule, place, last, onChange, onMove, onRemove }: RuleRowProps) {
  const roles = useRoleOptions();
  return (
    <li className="flex flex-wrap items-center gap-2 px-3 py-2">
      <span className="w-4 text-ink-3 text-xs tabular-nums">{place}</span>
      <Input
        aria-label={`Group of rule ${place}`}
        placeholder="Group at the provider"
        value={rule.group}
        spellCheck={false}
        onChange={(event) => onChange({ ...rule, group: event.target.value })}
        className="min-w-40 flex-1"
      />
      <Select
        label={`Role of rule ${place}`}
        value={rule.role}
        options={roles}
        onChange={(role) => onChange({ ...rule, role })}
        className="w-32"
      />
      <span className="ml-auto flex">
        <IconButton
          icon={ArrowUp}
          size="sm"
          label={`Move rule ${place} up`}
          disabledReason={place === 1 ? "It is the first already" : undefined}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={ArrowDown}
          size="sm"
          label={`Move rule ${place} down`}
          disabledReason={last ? "It is the last already" : undefined}
          onClick={() => onMove(1)}
        />
        <IconButton
          icon={Trash2}
          size="sm"
          tone="danger"
          label={`Remove rule ${place}`}
          onClick={onRemove}
        />
      </span>
    </li>
  );
}
