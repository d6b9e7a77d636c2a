// Loads the synced blocks that the document names, and gives them to the editor.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { sharedBlocksQuery } from "@/lib/server/blocks";
import { allBlocks, type Document } from "../document/model";
import type { Library } from "../document/resolving";
import { useEditor, useEditorState } from "../session/EditorContext";

/** Once beside the canvas: from then on `state.library` holds what the document needs. */
export function useLibrary(): void {
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const named = namedBy(document).join(",");
  const refs = useMemo(() => (named ? named.split(",") : []), [named]);
  const { data } = useQuery({ ...sharedBlocksQuery(refs), enabled: refs.length > 0 });
  useEffect(() => {
    if (data) {
      editor.show({ library: data as unknown as Library });
    }
  }, [data, editor]);
}

/** What a document names, as the server wants to be asked, each once. */
export function namedBy(document: Document): string[] {
  const named = new Set<string>();
  for (const block of allBlocks(document.children ?? [])) {
    if (block.type === "synced") {
      named.add(block.pin ? `${block.ref}@${block.pin}` : block.ref);
    }
  }
  return [...named].sort();
}
