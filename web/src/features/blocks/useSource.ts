/** The source of a synced block while it is edited: kept in this browser until it is published. */

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { Document } from "@/editor/document/model";
import { type BlockFragment, documentOf, fragmentIn } from "@/editor/library/fragments";
import { createEditor, type Editor } from "@/editor/session/editor";
import { publishBlock, refreshBlocks } from "@/lib/server/blocks";
import type { SyncedBlockContent } from "@/lib/server/models";
import { useCan } from "@/lib/server/session";

export interface Source {
  readonly editor: Editor;
  /** Whether something was changed since the newest version. */
  readonly changed: boolean;
  /** Why it cannot be published now. */
  readonly refusal: string | undefined;
  publish(message: string): Promise<SyncedBlockContent>;
  /** Shows other content, such as that of an older version. */
  show(fragment: BlockFragment): void;
}

export function useSource(block: SyncedBlockContent): Source {
  const client = useQueryClient();
  const mayKeep = useCan("block:write");
  const [, setTurn] = useState(0);
  const editor = useMemo(() => opened(block, !mayKeep), [block, mayKeep]);
  useEffect(() => {
    const unsubscribe = editor.store.subscribe((now, before) => {
      if (now.document !== before.document) {
        keep(block, now.document);
        setTurn((turn) => turn + 1);
      }
    });
    return () => {
      unsubscribe();
      editor.close();
    };
  }, [editor, block]);
  const { document } = editor.store.getState();
  const fragment = fragmentIn(document, block.level);
  return {
    editor,
    changed: said(document) !== said(published(block)),
    refusal: refusalOf(mayKeep, fragment),
    async publish(message) {
      const content = fragment ?? { level: block.level, children: [], theme: {} };
      const next = await publishBlock(block, { ...content, message });
      forget(block.id);
      await refreshBlocks(client);
      return next;
    },
    show(shown) {
      editor.run((live) => {
        live.change(() => {
          for (const id of live.childrenOf("root")) {
            live.remove(id);
          }
          live.insert(documentOf(shown).children ?? [], "root", 0);
        });
      });
    },
  };
}

function refusalOf(mayKeep: boolean, fragment: BlockFragment | null): string | undefined {
  if (!mayKeep) {
    return "You need the permission to keep blocks";
  }
  return fragment ? undefined : "There is nothing in it";
}

function opened(block: SyncedBlockContent, readOnly: boolean): Editor {
  return createEditor({ document: kept(block) ?? published(block), readOnly });
}

function published(block: SyncedBlockContent): Document {
  return documentOf(block as unknown as BlockFragment);
}

function said(document: Document): string {
  return JSON.stringify([document.children ?? [], document.theme ?? {}], sorted);
}

/** The same JSON whatever the order of names, and without what is empty. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return value;
  }
  const given = Object.entries(value).filter(
    ([, one]) => !(one && typeof one === "object" && Object.keys(one).length === 0),
  );
  return Object.fromEntries(given.sort(([one], [other]) => (one < other ? -1 : 1)));
}

const keyOf = (id: string) => `craftify.block.${id}`;

interface Kept {
  readonly version: number;
  readonly document: Document;
}

function keep(block: SyncedBlockContent, document: Document): void {
  try {
    const content: Kept = { version: block.version, document };
    localStorage.setItem(keyOf(block.id), JSON.stringify(content));
  } catch {
    // a browser without room keeps nothing: what is open stays open
  }
}

function kept(block: SyncedBlockContent): Document | null {
  try {
    const content = JSON.parse(localStorage.getItem(keyOf(block.id)) ?? "null") as Kept | null;
    return content?.version === block.version ? content.document : null;
  } catch {
    return null;
  }
}

function forget(id: string): void {
  try {
    localStorage.removeItem(keyOf(id));
  } catch {
    // nothing was kept
  }
}
