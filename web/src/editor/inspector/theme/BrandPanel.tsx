/** Brand kits: taking one into the theme, and what of the email is not of the brand. */
import { Check, Palette, Wand2 } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/ui/Button";
import { labelOf } from "../../blocks/naming";
import { allBlocks } from "../../document/model";
import { applyKit, type BrandKit, useBrand } from "../../library/brand";
import { mendOffBrand, type OffBrand, offBrand } from "../../library/offBrand";
import { useEditor, useEditorState } from "../../session/EditorContext";
import { Swatch } from "../colors/Swatch";
import { Group } from "../Group";

const SHOWN = 6;

export function BrandPanel() {
  const { kits, status } = useBrand();
  if (status !== "ready" || kits.length === 0) {
    return (
      <Group title="Brand" folded>
        <p className="text-pretty text-ink-3 text-xs">{emptyWords(status)}</p>
      </Group>
    );
  }
  return <Kits kits={kits} />;
}

function emptyWords(status: "loading" | "ready" | "error"): string {
  switch (status) {
    case "loading":
      return "Fetching the brand kits…";
    case "error":
      return "The brand kits could not be fetched. They come when the server can be reached.";
    default:
      return "There is no brand kit yet. A kit made under Brand gives emails its colors, fonts and logo.";
  }
}

function Kits({ kits }: { kits: readonly BrandKit[] }) {
  const editor = useEditor();
  const theme = useEditorState((state) => state.document.theme);
  const [chosen, setChosen] = useState<string | null>(null);
  const applied = kits.find((kit) => isApplied(kit, theme?.tokens ?? {}));
  const kit = kits.find(({ id }) => id === chosen) ?? applied ?? kits[0];
  if (kit === undefined) {
    return null;
  }
  const locked = editor.readOnly ? "You can look at this email, not change it" : undefined;
  return (
    <Group title="Brand">
      <ul className="flex flex-col gap-1">
        {kits.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              aria-pressed={one === kit}
              onClick={() => setChosen(one.id)}
              className="flex h-9 w-full items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-hover aria-pressed:bg-sunken dark:aria-pressed:bg-active/50"
            >
              <span className="flex -space-x-1">
                {one.colors.slice(0, 4).map((color) => (
                  <Swatch key={color} color={one.tokens[color]} className="rounded-full" />
                ))}
              </span>
              <span className="min-w-0 flex-1 truncate">{one.name}</span>
              {one === applied ? (
                <span className="flex items-center gap-1 text-ink-3 text-xs">
                  <Check aria-hidden className="size-3.5 text-success" /> in use
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
      {kit === applied ? null : (
        <Button
          size="sm"
          icon={Palette}
          disabledReason={locked}
          onClick={() => {
            editor.run((live) => applyKit(live, kit));
            editor.announce(`${kit.name} applied`);
          }}
        >
          Apply {kit.name}
        </Button>
      )}
      <OffBrandList kit={kit} locked={locked} />
    </Group>
  );
}

/** A kit is in use when the theme has all its colors as they are. */
function isApplied(kit: BrandKit, tokens: Readonly<Record<string, string>>): boolean {
  return kit.colors.length > 0 && kit.colors.every((name) => tokens[name] === kit.tokens[name]);
}

function OffBrandList({ kit, locked }: { kit: BrandKit; locked: string | undefined }) {
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const found = useMemo(() => offBrand(document, kit), [document, kit]);
  const [all, setAll] = useState(false);
  const tokens = document.theme?.tokens ?? {};
  // a token that the theme does not have yet would stand for nothing
  const ready = found.every(({ nearest }) => nearest.token === "" || nearest.token in tokens);
  const why = locked ?? (ready ? undefined : `Apply ${kit.name} first: its tokens are missing`);
  const mend = (some: readonly OffBrand[]) =>
    editor.run((live) =>
      live.change(() => {
        for (const one of some) {
          mendOffBrand(live, one);
        }
      }),
    );
  if (found.length === 0) {
    return (
      <p className="flex items-center gap-1.5 text-ink-2 text-xs">
        <Check aria-hidden className="size-3.5 text-success" /> Colors and fonts are of the brand.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        <p className="flex-1 text-ink-2 text-xs">
          {found.length === 1 ? "One value is" : `${found.length} values are`} not of the brand
        </p>
        <Button
          size="sm"
          variant="ghost"
          icon={Wand2}
          disabledReason={why}
          onClick={() => mend(found)}
        >
          Fix all
        </Button>
      </div>
      <ul className="flex flex-col">
        {found.slice(0, all ? undefined : SHOWN).map((one) => (
          <OffBrandRow
            key={`${one.blockId} ${one.layer} ${one.prop}`}
            found={one}
            why={why}
            onMend={() => mend([one])}
          />
        ))}
      </ul>
      {found.length > SHOWN && !all ? (
        <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
          {found.length - SHOWN} more
        </Button>
      ) : null}
    </div>
  );
}

interface OffBrandRowProps {
  found: OffBrand;
  why: string | undefined;
  onMend: () => void;
}

function OffBrandRow({ found, why, onMend }: OffBrandRowProps) {
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const block = [...allBlocks(document.children ?? [])].find(({ id }) => id === found.blockId);
  const font = found.prop === "fontFamily";
  return (
    <li className="flex items-center gap-1.5 text-sm">
      <button
        type="button"
        onClick={() => editor.select([found.blockId])}
        title={`${found.value} → ${found.nearest.token || found.nearest.value}`}
        className="flex h-7 min-w-0 flex-1 items-center gap-1.5 rounded-md px-1 text-left hover:bg-hover"
      >
        {font ? null : <Swatch color={found.value} />}
        <span className="min-w-0 flex-1 truncate">{block ? labelOf(block) : found.blockId}</span>
        <span aria-hidden className="text-ink-3">
          →
        </span>
        {font ? null : <Swatch color={found.nearest.value} />}
        <span className="max-w-20 truncate text-ink-2 text-xs">
          {found.nearest.token || found.nearest.value}
        </span>
      </button>
      <Button size="sm" variant="ghost" disabledReason={why} onClick={onMend}>
        Fix
      </Button>
    </li>
  );
}
