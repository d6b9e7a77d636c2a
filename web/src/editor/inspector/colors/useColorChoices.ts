// The colors on offer wherever one is chosen: tokens first, then what the email has already.
import { useMemo } from "react";
import { useEditorState } from "../../session/EditorContext";
import { colorsUsed, type Token, tokensOf } from "../values/tokens";

export interface ColorChoices {
  readonly tokens: readonly Token[];
  readonly used: readonly string[];
}

export function useColorChoices(): ColorChoices {
  const document = useEditorState((state) => state.document);
  return useMemo(
    () => ({
      tokens: tokensOf(document.theme ?? {}).filter(({ kind }) => kind === "color"),
      used: colorsUsed(document),
    }),
    [document],
  );
}
