import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { renderQuery } from "@/lib/server/engine";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { Textarea } from "@/ui/fields/Textarea";
import { useSettled } from "../settled";
import { detectKind, detectName } from "./detecting";
import { PasteError } from "./PasteError";
import { PastePreview } from "./PastePreview";
import { useCreateFromSource, usePasted } from "./pasting";

const PAUSE_MS = 400;

/** Paste MJML or HTML; what it is and how it renders shows at once. */
export function PastePanel() {
  const { source, name: typedName } = usePasted();
  const settled = useSettled(source, PAUSE_MS);
  const kind = detectKind(settled);
  const name = typedName ?? detectName(settled);
  const request = kind === "mjml" ? { mjml: settled } : { content: settled };
  const render = useQuery({
    ...renderQuery(["pasted", settled], request),
    enabled: kind !== null,
    placeholderData: (before) => (kind ? before : undefined),
    gcTime: 60_000,
  });
  const create = useCreateFromSource();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kind && name.trim()) {
      create.mutate({ name: name.trim(), kind, source: settled });
    }
  };
  const reason = whyNot({ kind, name, waiting: settled !== source, empty: source.trim() === "" });
  return (
    <form
      onSubmit={submit}
      noValidate
      className="grid gap-6 lg:h-[calc(100dvh-13rem)] lg:min-h-[28rem] lg:grid-cols-2"
    >
      <div className="flex min-h-0 flex-col gap-4">
        <Field
          label="Source"
          className="min-h-0 flex-1 [&>textarea]:flex-1"
          help="MJML or HTML, with Liquid, Mustache, Handlebars or Mailchimp tags."
          error={
            settled.trim() !== "" && !kind
              ? "This is neither MJML nor HTML: no element is in it. Did you paste the text of an email?"
              : undefined
          }
          aside={kind ? <Badge tone="accent">{kind.toUpperCase()} found</Badge> : null}
        >
          {(control) => (
            <Textarea
              {...control}
              value={source}
              spellCheck={false}
              autoFocus
              wrap="off"
              placeholder={"<mjml>\n  <mj-body>…"}
              onChange={(event) => usePasted.setState({ source: event.target.value })}
              className="min-h-64 resize-none font-mono text-sm"
            />
          )}
        </Field>
        {create.error ? <PasteError error={create.error} /> : null}
        <div className="flex items-end gap-3">
          <Field label="Name" className="flex-1">
            {(control) => (
              <Input
                {...control}
                value={name}
                maxLength={200}
                onChange={(event) => usePasted.setState({ name: event.target.value })}
              />
            )}
          </Field>
          <Button
            type="submit"
            variant="primary"
            busy={create.isPending}
            disabledReason={create.isPending ? undefined : reason}
          >
            Create template
          </Button>
        </div>
      </div>
      <PastePreview kind={kind} render={render} />
    </form>
  );
}

interface Readiness {
  kind: string | null;
  name: string;
  waiting: boolean;
  empty: boolean;
}

function whyNot({ kind, name, waiting, empty }: Readiness): string | undefined {
  if (empty) {
    return "Paste the source first";
  }
  if (waiting) {
    return undefined;
  }
  if (!kind) {
    return "This is neither MJML nor HTML";
  }
  return name.trim() ? undefined : "Enter a name first";
}
