/** What every block may have besides its look: where it is seen, its lock, its class, attributes. */

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { cx } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { setAttributes } from "../../document/commands/setAttributes";
import { setField } from "../../document/commands/setField";
import type { Block } from "../../document/model";
import { useEditor } from "../../session/EditorContext";
import type { Placed } from "../blocksTarget";
import { ListInput } from "../fields/ChoiceInput";
import { FieldRow } from "../fields/FieldRow";
import { CONTROL, MINI } from "../fields/look";
import { TextInput } from "../fields/TextInput";
import { Group } from "../Group";
import type { Setting } from "../setting";
import { together } from "../values/together";

const SEEN = [
  { value: "desktop", label: "Only on desktops" },
  { value: "mobile", label: "Only on phones" },
  { value: "none", label: "Nowhere" },
];

const LOCKS = [
  { value: "content", label: "Words and look" },
  { value: "structure", label: "Place" },
  { value: "all", label: "Everything" },
];

export function Advanced({ placed }: { placed: readonly Placed[] }) {
  const blocks = placed.map(({ block }) => block);
  const [only] = blocks;
  return (
    <>
      <Group title="Visibility and lock">
        <Seen blocks={blocks} />
        <LockField blocks={blocks} />
      </Group>
      <Group title="Advanced" folded>
        <ClassField blocks={blocks} />
        {blocks.length === 1 && only ? <Extras block={only} /> : null}
      </Group>
    </>
  );
}

function useFieldOf(blocks: readonly Block[]) {
  const editor = useEditor();
  const ids = blocks.map(({ id }) => id);
  const locked = editor.readOnly ? "You can look at this email, not change it" : undefined;
  return { editor, ids, locked };
}

function Seen({ blocks }: { blocks: readonly Block[] }) {
  const { editor, ids, locked } = useFieldOf(blocks);
  const setting: Setting = {
    ...together(blocks.map(seenOn)),
    inherited: { value: "Everywhere", from: "mjml" },
    locked,
    set: (value) =>
      editor.run((live) =>
        setField(
          live,
          ids,
          "show",
          value === undefined
            ? undefined
            : { desktop: value === "desktop", mobile: value === "mobile" },
        ),
      ),
  };
  return (
    <FieldRow
      label="Shown"
      setting={setting}
      help={
        setting.value === "none" ? "Clients without media queries show it all the same." : undefined
      }
    >
      {(control) => <ListInput {...control} label="Shown" choices={SEEN} />}
    </FieldRow>
  );
}

function seenOn({ show }: Block): string | undefined {
  const [desktop, mobile] = [show?.desktop ?? true, show?.mobile ?? true];
  if (desktop && mobile) {
    return undefined;
  }
  return desktop ? "desktop" : mobile ? "mobile" : "none";
}

function LockField({ blocks }: { blocks: readonly Block[] }) {
  const { editor, ids, locked } = useFieldOf(blocks);
  const given = (block: Block) => (!block.lock || block.lock === "none" ? undefined : block.lock);
  const setting: Setting = {
    ...together(blocks.map(given)),
    inherited: { value: "Nothing", from: "mjml" },
    locked,
    set: (value) => editor.run((live) => setField(live, ids, "lock", value as Block["lock"])),
  };
  return (
    <FieldRow label="Lock" setting={setting}>
      {(control) => <ListInput {...control} label="Lock" choices={LOCKS} />}
    </FieldRow>
  );
}

function ClassField({ blocks }: { blocks: readonly Block[] }) {
  const { editor, ids, locked } = useFieldOf(blocks);
  const setting: Setting = {
    ...together(blocks.map((block) => block.cssClass ?? undefined)),
    inherited: undefined,
    locked,
    set: (value) =>
      editor.run((live) => setField(live, ids, "cssClass", value?.trim() || undefined)),
  };
  return (
    <FieldRow label="CSS class" setting={setting}>
      {(control) => <TextInput {...control} label="CSS class" placeholder="None" />}
    </FieldRow>
  );
}

const ATTRIBUTE = /^[A-Za-z_:][A-Za-z0-9_:.-]*$/;

function Extras({ block }: { block: Block }) {
  const { editor, locked } = useFieldOf([block]);
  const [name, setName] = useState("");
  const entries = Object.entries((block.type === "mjml" ? block.attrs : block.extra) ?? {});
  const write = (attribute: string, value: string | undefined) =>
    editor.run((live) => setAttributes(live, [block.id], { [attribute]: value }));
  const wrong = name !== "" && !ATTRIBUTE.test(name);
  const add = () => {
    if (name !== "" && !wrong) {
      write(name, "");
      setName("");
    }
  };
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 text-ink-2 text-sm">Own attributes</legend>
      {entries.map(([attribute, value]) => (
        <div key={attribute} className="flex items-center gap-1">
          <span className="w-24 shrink-0 truncate font-mono text-ink-2 text-xs" title={attribute}>
            {attribute}
          </span>
          <TextInput
            label={attribute}
            setting={{
              value,
              mixed: false,
              inherited: undefined,
              locked,
              set: (next) => write(attribute, next ?? ""),
            }}
          />
          <button
            type="button"
            aria-label={`Remove ${attribute}`}
            onClick={() => write(attribute, undefined)}
            className={MINI}
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </div>
      ))}
      <div className="flex items-center gap-1">
        <input
          aria-label="Name of a new attribute"
          aria-invalid={wrong || undefined}
          value={name}
          placeholder="Attribute"
          disabled={locked !== undefined}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && add()}
          className={cx(CONTROL, "font-mono")}
        />
        <Button
          size="sm"
          variant="ghost"
          icon={Plus}
          onClick={add}
          disabledReason={
            locked ??
            (name === "" ? "Name it first" : wrong ? "Letters, digits, - and _" : undefined)
          }
        >
          Add
        </Button>
      </div>
    </fieldset>
  );
}
