/** The tags of the template: Enter or a comma adds one, Backspace in the empty field takes the last. */

import { type KeyboardEvent, useId, useState } from "react";
import { errorSentence } from "@/lib/server/apiError";
import { Chip } from "@/ui/Chip";
import { Field } from "@/ui/fields/Field";
import { FIELD_SHAPE } from "@/ui/fields/Input";
import { useBench } from "../bench";
import { useLabels } from "./LabelField";

export function TagsField({ known }: { known: readonly string[] }) {
  const { template, canWrite } = useBench();
  const [text, setText] = useState("");
  const suggestions = useId();
  const saving = useLabels();
  const tags = saving.isPending ? (saving.variables.tags ?? template.tags) : template.tags;
  const put = (next: string[]): void => saving.mutate({ tags: next });
  const add = (): void => {
    const tag = text.trim().replace(/,$/, "");
    setText("");
    if (tag !== "" && !tags.includes(tag)) {
      put([...tags, tag]);
    }
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add();
    } else if (event.key === "Backspace" && text === "" && tags.length > 0) {
      put(tags.slice(0, -1));
    }
  };
  return (
    <Field
      label="Tags"
      help={canWrite ? "Enter or a comma adds a tag." : undefined}
      error={saving.error ? errorSentence(saving.error) : undefined}
    >
      {(control) => (
        <div className={`${FIELD_SHAPE} flex min-h-8 flex-wrap items-center gap-1 px-1.5 py-1`}>
          {tags.map((tag) => (
            <Chip
              key={tag}
              label={tag}
              {...(canWrite ? { onRemove: () => put(tags.filter((one) => one !== tag)) } : {})}
            >
              {tag}
            </Chip>
          ))}
          <input
            {...control}
            value={text}
            list={suggestions}
            readOnly={!canWrite}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKey}
            onBlur={add}
            className="h-6 min-w-24 flex-1 bg-transparent px-1 outline-none"
          />
          <datalist id={suggestions}>
            {known
              .filter((tag) => !tags.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
        </div>
      )}
    </Field>
  );
}
