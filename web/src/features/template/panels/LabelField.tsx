/** One label of the template; it is saved when the field is left. */

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { errorSentence, fieldErrors } from "@/lib/server/apiError";
import { refreshTemplates, templateQuery } from "@/lib/server/templates";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Textarea } from "@/ui/fields/Textarea";
import { useBench } from "../bench";
import { type TemplateLabels, updateLabels } from "../requests";

type Name = "category" | "description" | "name" | "slug";

interface LabelFieldProps {
  label: string;
  name: Name;
  longest: number;
  help?: string;
  required?: boolean;
  mono?: boolean;
  lines?: boolean;
  /** Id of a datalist with suggestions. */
  list?: string;
}

/** Saves labels, and shows the new ones everywhere. */
export function useLabels() {
  const { template } = useBench();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (labels: TemplateLabels) => updateLabels(template.id, labels),
    onSuccess: (updated) => {
      client.setQueryData(templateQuery(template.id).queryKey, updated);
      void refreshTemplates(client);
    },
  });
}

export function LabelField(props: LabelFieldProps) {
  const { label, name, longest, help, required = false, mono = false, lines = false, list } = props;
  const { template, canWrite } = useBench();
  const stored = template[name];
  const [text, setText] = useState(stored);
  useEffect(() => setText(stored), [stored]);
  const saving = useLabels();
  const empty = required && text.trim() === "";
  const refused = saving.error
    ? (fieldErrors(saving.error)[name] ?? errorSentence(saving.error))
    : undefined;
  const shared = {
    value: text,
    readOnly: !canWrite,
    maxLength: longest,
    className: mono ? "font-mono text-sm" : "",
    onChange: (event: { target: { value: string } }) => {
      saving.reset();
      setText(event.target.value);
    },
    onBlur: () => {
      const wanted = text.trim();
      if (!empty && wanted !== stored) {
        saving.mutate({ [name]: wanted });
      }
    },
  };
  return (
    <Field
      label={label}
      help={help}
      error={empty ? `${label} cannot be empty.` : refused}
      aside={saving.isPending ? <span className="text-ink-3">Saving</span> : null}
    >
      {(control) =>
        lines ? (
          <Textarea {...control} {...shared} />
        ) : (
          <Input
            {...control}
            {...shared}
            list={list}
            onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
          />
        )
      }
    </Field>
  );
}
