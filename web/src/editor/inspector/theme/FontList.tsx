/** The web fonts that the email brings along: their names and the style sheets they come from. */
import { Plus, Trash2 } from "lucide-react";
import { IconButton } from "@/ui/IconButton";
import { setPartField } from "../../document/commands/setPart";
import { useEditor, useEditorState } from "../../session/EditorContext";
import { MINI } from "../fields/look";
import { TextInput } from "../fields/TextInput";
import { UrlField } from "../fields/UrlField";
import { Group } from "../Group";
import type { Setting } from "../setting";
import { freeName } from "../values/tokens";

interface WebFont {
  readonly name: string;
  readonly href?: string;
}

export function FontList() {
  const editor = useEditor();
  const fonts: readonly WebFont[] = useEditorState((state) => state.document.theme?.fonts) ?? [];
  const locked = editor.readOnly ? "You can look at this email, not change it" : undefined;
  const write = (next: readonly WebFont[]) =>
    editor.run((live) =>
      setPartField(live, ["theme", "fonts"], next.length > 0 ? next : undefined),
    );
  const add = () => {
    const name = freeName(
      "New font",
      fonts.map((font) => font.name),
    );
    write([...fonts, { name, href: "" }]);
  };
  const setting = (at: number, field: "name" | "href"): Setting => ({
    value: fonts[at]?.[field],
    mixed: false,
    inherited: undefined,
    locked,
    set: (value) =>
      (field === "href" || value) &&
      write(fonts.map((font, place) => (place === at ? { ...font, [field]: value ?? "" } : font))),
  });
  return (
    <Group
      title="Web fonts"
      folded={fonts.length === 0}
      aside={
        <IconButton
          icon={Plus}
          size="sm"
          label="Add web font"
          onClick={add}
          disabledReason={locked}
        />
      }
    >
      {fonts.length === 0 ? (
        <p className="text-pretty text-ink-3 text-xs">
          Apple Mail and some others load web fonts; elsewhere the next font of the stack is seen.
        </p>
      ) : null}
      {fonts.map((font, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the name is what is being typed
        <div key={at} className="flex flex-col gap-1">
          <div className="flex items-center gap-1">
            <TextInput label="Name of the font" setting={setting(at, "name")} />
            <button
              type="button"
              aria-label={`Remove ${font.name}`}
              aria-disabled={locked ? true : undefined}
              onClick={() => locked ?? write(fonts.filter((_, place) => place !== at))}
              className={MINI}
            >
              <Trash2 aria-hidden className="size-3.5" />
            </button>
          </div>
          <UrlField
            label="Style sheet"
            setting={setting(at, "href")}
            use="link"
            placeholder="https://fonts.googleapis.com/css2?family=…"
            help={font.href ? undefined : "Without one the font is not brought along"}
          />
        </div>
      ))}
    </Group>
  );
}
