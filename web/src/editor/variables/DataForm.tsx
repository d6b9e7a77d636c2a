/** The values of the variables as a form: groups, lists with entries, a field for every value. */

import { Plus, Trash2 } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { Values } from "@/editor/document/contract";
import { entryOf } from "@/editor/variables/samples/samples";
import type { VariableNode } from "@/editor/variables/tree";
import { ValueField } from "@/editor/variables/ValueField";
import { type Step, valueAt, withoutValue, withValue } from "@/editor/variables/values";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";

interface DataFormProps {
  nodes: readonly VariableNode[];
  values: Values;
  readOnly: boolean;
  onChange: (values: Values) => void;
  path?: readonly Step[];
}

export function DataForm({ nodes, values, readOnly, onChange, path = [] }: DataFormProps) {
  return (
    <div className="flex flex-col gap-3">
      {nodes.map((node) => {
        const here = [...path, node.key];
        const shared = { values, readOnly, onChange };
        if (node.type === "list") {
          return <ListField key={node.key} node={node} path={here} {...shared} />;
        }
        if (node.children.length > 0) {
          return (
            <Group key={node.key} title={node.key}>
              <DataForm nodes={node.children} path={here} {...shared} />
            </Group>
          );
        }
        return (
          <ValueField
            key={node.key}
            node={node}
            value={valueAt(values, here)}
            readOnly={readOnly}
            onChange={(value) => onChange(withValue(values, here, value))}
            onAbsent={() => onChange(withoutValue(values, here))}
          />
        );
      })}
    </div>
  );
}

interface GroupProps {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}

function Group({ title, aside, children }: GroupProps) {
  const heading = useId();
  return (
    <fieldset aria-labelledby={heading} className="min-w-0 rounded-lg border bg-surface">
      <div className="flex items-baseline gap-2 px-3 pt-2 pb-1.5">
        <span id={heading} className="font-medium font-mono text-sm">
          {title}
        </span>
        {aside}
      </div>
      <div className="px-3 pb-3">{children}</div>
    </fieldset>
  );
}

interface ListFieldProps {
  node: VariableNode;
  path: readonly Step[];
  values: Values;
  readOnly: boolean;
  onChange: (values: Values) => void;
}

function ListField({ node, path, values, readOnly, onChange }: ListFieldProps) {
  const found = valueAt(values, path);
  const entries: readonly unknown[] = Array.isArray(found) ? found : [];
  const add = (): void =>
    onChange(withValue(values, [...path, entries.length], entryOf(node, entries.length)));
  return (
    <Group title={`${node.key}[]`} aside={<Tally of={entries.length} />}>
      <ol className="flex flex-col gap-2">
        {entries.map((entry, index) => {
          const here = [...path, index];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place
            <li key={index} className="flex items-start gap-2 rounded-md bg-sunken p-2">
              <span className="w-5 pt-1.5 text-right text-ink-3 text-xs tabular-nums">
                {index + 1}
              </span>
              <div className="min-w-0 flex-1">
                {node.children.length > 0 ? (
                  <DataForm
                    nodes={node.children}
                    path={here}
                    values={values}
                    readOnly={readOnly}
                    onChange={onChange}
                  />
                ) : (
                  <ValueField
                    node={{ ...node, type: "string", key: `${node.key} ${index + 1}` }}
                    value={entry}
                    readOnly={readOnly}
                    onChange={(value) => onChange(withValue(values, here, value))}
                  />
                )}
              </div>
              {readOnly ? null : (
                <IconButton
                  size="sm"
                  tone="danger"
                  icon={Trash2}
                  label={`Delete entry ${index + 1} of ${node.key}`}
                  onClick={() => onChange(withoutValue(values, here))}
                />
              )}
            </li>
          );
        })}
      </ol>
      {readOnly ? null : (
        <Button size="sm" variant="ghost" icon={Plus} className="mt-2" onClick={add}>
          Add an entry
        </Button>
      )}
    </Group>
  );
}

function Tally({ of }: { of: number }) {
  return <span className="text-ink-3 text-xs">{of === 1 ? "1 entry" : `${of} entries`}</span>;
}
