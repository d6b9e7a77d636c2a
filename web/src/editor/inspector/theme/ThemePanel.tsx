/** The look that the whole email has in common: tokens, fonts, defaults, presets, the brand. */
import { ChevronLeft } from "lucide-react";
import { useMemo, useState } from "react";
import { IconButton } from "@/ui/IconButton";
import { useEditor, useEditorState } from "../../session/EditorContext";
import { StyleGroups } from "../StyleGroups";
import { TargetProvider } from "../TargetContext";
import { BrandPanel } from "./BrandPanel";
import { DefaultsList, tagLabel } from "./DefaultsList";
import { FontList } from "./FontList";
import { PresetList } from "./PresetList";
import { TokenGroups } from "./TokenGroups";
import { defaultsTarget, presetTarget } from "./themeTargets";

/** What of the theme is open: a type of block, or a preset. */
export type Opened = { readonly tag: string } | { readonly preset: string };

export function ThemePanel() {
  const [opened, setOpened] = useState<Opened | null>(null);
  if (opened !== null) {
    return <OpenedLook opened={opened} onBack={() => setOpened(null)} />;
  }
  return (
    <>
      <BrandPanel />
      <TokenGroups />
      <FontList />
      <DefaultsList onOpen={(tag) => setOpened({ tag })} />
      <PresetList onOpen={(preset) => setOpened({ preset })} />
    </>
  );
}

function OpenedLook({ opened, onBack }: { opened: Opened; onBack: () => void }) {
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const target = useMemo(
    () =>
      "tag" in opened
        ? defaultsTarget(editor, document, opened.tag)
        : presetTarget(editor, document, opened.preset),
    [editor, document, opened],
  );
  const title = "tag" in opened ? tagLabel(opened.tag) : opened.preset;
  return (
    <TargetProvider target={target}>
      <div className="flex items-center gap-1 border-b px-1.5 py-1">
        <IconButton icon={ChevronLeft} size="sm" label="Back to the theme" onClick={onBack} />
        <h3 className="min-w-0 flex-1 truncate font-medium text-sm">{title}</h3>
        <span className="pr-2 text-ink-3 text-xs">
          {"tag" in opened ? "holds for all of them" : "preset"}
        </span>
      </div>
      <StyleGroups target={target} />
    </TargetProvider>
  );
}
