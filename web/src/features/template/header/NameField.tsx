/** The name of the template, edited in place. */

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { errorSentence } from "@/lib/server/apiError";
import { refreshTemplates, templateQuery } from "@/lib/server/templates";
import { toast } from "@/ui/layers/toasts";
import { useBench } from "../bench";
import { updateLabels } from "../requests";

const LONGEST = 200;

export function NameField() {
  const { template, canWrite } = useBench();
  const client = useQueryClient();
  const [name, setName] = useState(template.name);
  const given = useRef(false);
  useEffect(() => setName(template.name), [template.name]);
  const renaming = useMutation({
    mutationFn: (wanted: string) => updateLabels(template.id, { name: wanted }),
    onSuccess: (updated) => {
      client.setQueryData(templateQuery(template.id).queryKey, updated);
      void refreshTemplates(client);
    },
    onError: (error, wanted) => {
      setName(template.name);
      toast({
        tone: "danger",
        title: `The template could not be renamed to “${wanted}”`,
        description: errorSentence(error),
      });
    },
  });
  if (!canWrite) {
    return <h1 className="min-w-0 truncate font-semibold text-lg">{template.name}</h1>;
  }
  const commit = (): void => {
    const wanted = name.trim();
    if (given.current || wanted === "" || wanted === template.name) {
      setName(template.name);
    } else {
      renaming.mutate(wanted);
    }
    given.current = false;
  };
  return (
    <h1 className="flex min-w-0">
      <input
        aria-label="Name of the template"
        value={name}
        maxLength={LONGEST}
        onChange={(event) => setName(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter" || event.key === "Escape") {
            given.current = event.key === "Escape";
            event.currentTarget.blur();
          }
        }}
        className="-mx-1.5 h-8 min-w-16 max-w-96 truncate rounded-md border border-transparent bg-transparent px-1.5 font-semibold text-lg [field-sizing:content] hover:border-line-strong focus-visible:border-accent focus-visible:bg-surface focus-visible:outline-none"
      />
    </h1>
  );
}
