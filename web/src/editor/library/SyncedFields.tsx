// The settings of places where synced blocks stand: the version, and what is different here.
import { useQuery } from "@tanstack/react-query";
import { ExternalLink, Unlink } from "lucide-react";
import { blockQuery } from "@/lib/server/blocks";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/states/Notice";
import { detachSynced } from "../document/commands/detachSynced";
import { allBlocks, type Synced } from "../document/model";
import { standingIn } from "../document/resolving";
import { useEditor, useEditorState } from "../session/EditorContext";
import { sourceAddress } from "./opening";
import { OverrideList } from "./places/OverrideList";
import { PinField } from "./places/PinField";

export function SyncedFields({ ids }: { ids: readonly string[] }) {
  const document = useEditorState((state) => state.document);
  const places = [...allBlocks(document.children ?? [])].filter(
    (block): block is Synced => block.type === "synced" && ids.includes(block.id),
  );
  const [first] = places;
  const same = places.every((place) => place.ref === first?.ref);
  if (!first) {
    return null;
  }
  if (!same) {
    return (
      <p className="px-4 py-3 text-ink-2 text-sm">
        These are places of different synced blocks. Select one to change it.
      </p>
    );
  }
  return <PlaceFields places={places} first={first} />;
}

function PlaceFields({ places, first }: { places: readonly Synced[]; first: Synced }) {
  const library = useEditorState((state) => state.library);
  const source = useQuery(blockQuery(first.ref));
  const shared = standingIn(library, first);
  const ids = places.map((place) => place.id);
  return (
    <div className="flex flex-col gap-4 px-4 py-3">
      <div>
        <p className="font-medium text-sm">{source.data?.name ?? shared?.name ?? "Synced block"}</p>
        {source.data?.description ? (
          <p className="mt-0.5 text-pretty text-ink-2 text-xs">{source.data.description}</p>
        ) : null}
      </div>
      {source.isError && !shared ? (
        <Notice tone="danger">This synced block was deleted. Take it out of the email.</Notice>
      ) : null}
      <PinField ids={ids} place={first} newest={source.data?.version} />
      <PlaceActions ids={ids} first={first} />
      {places.length === 1 && shared ? <OverrideList place={first} shared={shared} /> : null}
    </div>
  );
}

function PlaceActions({ ids, first }: { ids: readonly string[]; first: Synced }) {
  const editor = useEditor();
  const detach = () => {
    const { library } = editor.store.getState();
    const made = editor.run((live) => ids.flatMap((id) => detachSynced(live, library, id)));
    if (made && made.length > 0) {
      editor.select(made);
      editor.announce("Detached: it no longer follows the synced block");
    }
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" asChild>
        <a href={sourceAddress(first.ref)} target="_blank" rel="noopener">
          <ExternalLink aria-hidden className="size-3.5" />
          Edit source
        </a>
      </Button>
      {editor.readOnly ? null : (
        <Button size="sm" icon={Unlink} onClick={detach}>
          Detach
        </Button>
      )}
    </div>
  );
}
