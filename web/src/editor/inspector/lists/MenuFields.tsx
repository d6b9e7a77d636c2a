/** The parts of MJML components that are lists: links of a menu, parts of an accordion, pictures. */
import { Plus } from "lucide-react";
import { Button } from "@/ui/Button";
import { labelOf } from "../../blocks/naming";
import { insertBlocks } from "../../document/commands/insertBlocks";
import { setBody } from "../../document/commands/setBody";
import { newId } from "../../document/ids";
import { type Block, inside, type Mjml } from "../../document/model";
import { useEditor, useEditorState } from "../../session/EditorContext";
import { useBlocksTarget } from "../blocksTarget";
import { FieldRow } from "../fields/FieldRow";
import { TemplateInput } from "../fields/TemplateInput";
import { UrlField } from "../fields/UrlField";
import { Group } from "../Group";
import type { Setting } from "../setting";
import { PartsList } from "./PartsList";

interface ListOf {
  readonly title: string;
  readonly add: string;
  readonly tag: string;
  readonly fresh: (newId: () => string) => Partial<Mjml>;
}

const part = (tag: string, newId: () => string, html: string) =>
  ({ type: "mjml", id: newId(), tag, html }) as Mjml;

const LISTS: Readonly<Record<string, ListOf>> = {
  "mj-navbar": {
    title: "Links",
    add: "Add link",
    tag: "mj-navbar-link",
    fresh: () => ({ attrs: { href: "https://" }, html: "New link" }),
  },
  "mj-accordion": {
    title: "Questions",
    add: "Add question",
    tag: "mj-accordion-element",
    fresh: (newId) => ({
      children: [
        part("mj-accordion-title", newId, "A question"),
        part("mj-accordion-text", newId, "Its answer"),
      ],
    }),
  },
  "mj-carousel": {
    title: "Pictures",
    add: "Add picture",
    tag: "mj-carousel-image",
    fresh: () => ({ attrs: { src: "", alt: "" } }),
  },
};

export function MenuFields({ block, locked }: { block: Mjml; locked: string | undefined }) {
  const editor = useEditor();
  const list = LISTS[block.tag];
  if (list === undefined) {
    return null;
  }
  const add = () => {
    const given = inside(block);
    // a new link looks like the one before it
    const last = given.at(-1);
    const like = last?.type === "mjml" && last.tag === list.tag ? last.attrs : undefined;
    const fresh = list.fresh(newId);
    const attrs = { ...(list.tag === "mj-navbar-link" ? like : {}), ...fresh.attrs };
    const one = { type: "mjml", id: newId(), tag: list.tag, ...fresh, attrs } as Block;
    editor.run((live) => insertBlocks(live, [one], { parent: block.id, index: given.length }));
    editor.announce(`${list.add.replace("Add ", "")} added`);
  };
  return (
    <Group title={list.title}>
      <PartsList
        label={list.title}
        block={block}
        locked={locked}
        nameOf={nameOf}
        {...(list.tag === "mj-accordion-element"
          ? {}
          : { detail: (one: Block) => <PartDetail part={one} parent={block} /> })}
      >
        <Button size="sm" icon={Plus} className="self-start" onClick={add} disabledReason={locked}>
          {list.add}
        </Button>
      </PartsList>
    </Group>
  );
}

function nameOf(one: Block): string {
  const html = one.type === "mjml" ? (one.html ?? "") : "";
  const [title] = inside(one);
  const words = html || (title?.type === "mjml" ? (title.html ?? "") : "");
  const alt = one.type === "mjml" ? one.attrs?.["alt"] : undefined;
  return one.name || words.replace(/<[^>]*>/g, "").trim() || alt || labelOf(one);
}

function PartDetail({ part: one, parent }: { part: Block; parent: Block }) {
  const target = useBlocksTarget([{ block: one, parent }]);
  const words = useWords(one, target.setting("href").locked);
  const picture = target.kindOf("src") !== undefined;
  return (
    <>
      {picture ? (
        <UrlField label="Image" setting={target.setting("src")} use="image" />
      ) : (
        <FieldRow label="Words" setting={words}>
          {(control) => <TemplateInput {...control} label="Words" />}
        </FieldRow>
      )}
      {picture ? (
        <FieldRow label="Alt text" setting={target.setting("alt")} wide>
          {(control) => <TemplateInput {...control} label="Alt text" />}
        </FieldRow>
      ) : null}
      <UrlField label="Link" setting={target.setting("href")} use="link" />
    </>
  );
}

/** The HTML of an MJML component, in the locale that is shown. */
function useWords(block: Block, locked: string | undefined): Setting {
  const editor = useEditor();
  const locale = useEditorState((state) => state.locale);
  const base = block.type === "mjml" ? (block.html ?? "") : "";
  const translated = locale === null ? undefined : block.i18n?.[locale]?.["html"];
  return {
    value: locale === null ? base : typeof translated === "string" ? translated : undefined,
    mixed: false,
    inherited: locale === null ? undefined : { value: base, from: "base" },
    locked,
    set: (value) => editor.run((live) => setBody(live, block.id, { html: value ?? "" }, locale)),
  };
}
