/** The variable contract of the template: what a sender has to give. */

import { Braces, Plus } from "lucide-react";
import { useState } from "react";
import type { Variable } from "@/editor/document/contract";
import { newName } from "@/editor/variables/names";
import { asVariable } from "@/editor/variables/samples/dataSets";
import { VARIABLE_COLUMNS, VariableRow } from "@/editor/variables/VariableRow";
import type { PreviewVariable } from "@/lib/server/models";
import { Button } from "@/ui/Button";
import { toast } from "@/ui/layers/toasts";
import { EmptyState } from "@/ui/states/EmptyState";
import { Notice } from "@/ui/states/Notice";
import { useBench, useDraft, useLivePreview } from "../bench";
import { useActiveEditor } from "../design/useDesign";

export function VariablesPanel() {
  const { draft, canWrite } = useBench();
  const variables = useDraft((state) => state.history.present.variables);
  const { shown } = useLivePreview();
  const [fresh, setFresh] = useState("");
  const seen = new Map(shown?.variables.map((variable) => [variable.name, variable]));
  const design = useActiveEditor() !== null;
  const put = (next: readonly Variable[], about: string): void => {
    const patch = { variables: [...next] };
    // The steps of a design are those of its document.
    if (design) {
      draft.follow(patch);
    } else {
      draft.change(patch, about);
    }
  };
  const names = variables.map((variable) => variable.name);
  const missing = (shown?.variables ?? []).filter(
    (variable) => variable.used && !names.includes(variable.name),
  );
  const add = (): void => {
    const name = newName(names);
    setFresh(name);
    const entry = { name, type: "string", required: true, defaultValue: null, description: "" };
    put([...variables, entry as Variable], "add variable");
  };
  const remove = (name: string): void => {
    put(
      variables.filter((variable) => variable.name !== name),
      `remove ${name}`,
    );
    tellDeleted(`${name} deleted`);
  };
  const tellDeleted = (title: string): void => {
    const undo = design ? () => draft.follow({ variables }) : draft.undo;
    toast({ title, action: { label: "Undo", run: undo } });
  };
  const unused = variables.filter(({ name }) => seen.get(name)?.used === false);
  const removeUnused = (): void => {
    put(
      variables.filter((variable) => !unused.includes(variable)),
      "remove unused",
    );
    tellDeleted(
      unused.length === 1 ? "One variable deleted" : `${unused.length} variables deleted`,
    );
  };
  return (
    <div className="@container p-4">
      <MissingNotice
        missing={missing}
        onAdd={(found) => put([...variables, ...found.map(asVariable)], "declare variables")}
        canWrite={canWrite}
      />
      {variables.length === 0 ? (
        <EmptyState icon={Braces} title="No variables declared" className="py-8">
          Write {"{{ user.first_name }}"} in the source, then declare it here: its type, whether it
          must be given, and what stands in when it is not.
        </EmptyState>
      ) : (
        <ul className="rounded-lg border bg-surface">
          <Head />
          {variables.map((variable, index) => (
            <VariableRow
              key={variable.name}
              variable={variable}
              others={names.filter((name) => name !== variable.name)}
              used={seen.get(variable.name)?.used}
              readOnly={!canWrite}
              autoFocus={variable.name === fresh}
              onChange={(changed) => put(variables.with(index, changed), `variable ${index}`)}
              onRemove={() => remove(variable.name)}
            />
          ))}
        </ul>
      )}
      {canWrite ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button icon={Plus} onClick={add}>
            Add a variable
          </Button>
          {unused.length > 1 ? (
            <Button variant="ghost" onClick={removeUnused}>
              Delete the {unused.length} unused
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function Head() {
  return (
    <li
      aria-hidden
      className={`@4xl:grid hidden gap-2 border-b px-3 py-1.5 font-medium text-ink-3 text-xs ${VARIABLE_COLUMNS}`}
    >
      <span>Name</span>
      <span>Type</span>
      <span>Required</span>
      <span>Default</span>
      <span>Description</span>
    </li>
  );
}

interface MissingNoticeProps {
  missing: readonly PreviewVariable[];
  canWrite: boolean;
  onAdd: (variables: readonly PreviewVariable[]) => void;
}

/** What the template uses without declaring it, to be declared with one click. */
function MissingNotice({ missing, canWrite, onAdd }: MissingNoticeProps) {
  if (missing.length === 0) {
    return null;
  }
  return (
    <Notice
      tone="warning"
      className="mb-3"
      action={
        canWrite ? (
          <Button size="sm" onClick={() => onAdd(missing)}>
            {missing.length === 1 ? "Declare it" : `Declare all ${missing.length}`}
          </Button>
        ) : undefined
      }
    >
      Used in the template, but not declared:{" "}
      {missing.map((variable, index) => (
        <span key={variable.name}>
          {index > 0 ? ", " : ""}
          {canWrite && missing.length > 1 ? (
            <button
              type="button"
              title={`Declare ${variable.name} alone`}
              onClick={() => onAdd([variable])}
              className="rounded-sm font-mono text-xs underline decoration-dotted underline-offset-2 hover:decoration-solid"
            >
              {variable.name}
            </button>
          ) : (
            <code className="font-mono text-xs">{variable.name}</code>
          )}
        </span>
      ))}
    </Notice>
  );
}
