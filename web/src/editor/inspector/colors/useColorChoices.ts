// The colors on offer wherever one is chosen: tokens first, then what the email has already.
import { useMemo } from "react";
import { useBrand } from "../../library/brand";
import { useEditorState } from "../../session/EditorContext";
import { colorsUsed, type Token, tokensOf } from "../values/tokens";

export interface ColorChoices {
  /** Colors of the brand that the theme does not have yet. */
  readonly brand: readonly Pick<Token, "name" | "value" | "dark">[];
  readonly tokens: readonly Token[];
  readonly used: readonly string[];
}

export function useColorChoices(): ColorChoices {
  const document = useEditorState((state) => state.document);
  const { kits } = useBrand();
  return useMemo(() => {
    const tokens = tokensOf(document.theme ?? {}).filter(({ kind }) => kind === "color");
    const [kit] = kits;
    const there = document.theme?.tokens ?? {};
    const brand = (kit?.colors ?? [])
      .filter((name) => !(name in there))
      .map((name) => ({ name, value: kit?.tokens[name] ?? "", dark: kit?.darkTokens[name] }));
    return { tokens, brand, used: colorsUsed(document) };
  }, [document, kits]);
}
