/** Where the marked words lead: an address, with variables in it when one likes. */

import type { Editor as TextEditor } from "@tiptap/core";
import { ExternalLink, Unlink } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/ui/Button";
import { Field } from "@/ui/fields/Field";
import { Input } from "@/ui/fields/Input";
import { addressProblem, completed } from "../links/addresses";
import { linkAt, removeLink, setLink } from "./linking";

interface LinkFormProps {
  text: TextEditor;
  onDone: () => void;
}

export function LinkForm({ text, onDone }: LinkFormProps) {
  const [given] = useState(() => linkAt(text.state)?.mark.attrs["href"] as string | undefined);
  const [address, setAddress] = useState(given ?? "");
  const [left, setLeft] = useState(false);
  const problem = addressProblem(address);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    setLeft(true);
    if (!problem) {
      setLink(text, completed(address));
      onDone();
    }
  };
  return (
    <form onSubmit={apply} className="flex w-80 max-w-[calc(100vw-3rem)] flex-col gap-3">
      <Field
        label="Link to"
        help="A web address, mailto: or tel:. Variables go in as {{ name }}."
        error={left && address !== "" ? problem : undefined}
      >
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            inputMode="url"
            placeholder="https://"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
            onBlur={() => setLeft(true)}
          />
        )}
      </Field>
      <div className="flex items-center gap-1.5">
        {given ? (
          <Button
            size="sm"
            variant="ghost"
            icon={Unlink}
            onClick={() => {
              removeLink(text);
              onDone();
            }}
          >
            Remove
          </Button>
        ) : null}
        {given && /^https?:/.test(given) && !given.includes("{") ? (
          <Button size="sm" variant="ghost" icon={ExternalLink} asChild>
            <a href={given} target="_blank" rel="noreferrer noopener">
              Open
            </a>
          </Button>
        ) : null}
        <Button
          type="submit"
          size="sm"
          variant="primary"
          className="ml-auto"
          disabledReason={address.trim() === "" ? "Write where the link leads." : undefined}
        >
          {given ? "Change link" : "Add link"}
        </Button>
      </div>
    </form>
  );
}
