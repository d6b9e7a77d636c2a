/** Tells the editor what the page knows: the device, the sample data, the contract, the findings. */

import { useEffect } from "react";
import type { Scheme as PreviewScheme } from "@/editor/preview/framed/darkStyles";
import { useEditor } from "@/editor/session/EditorContext";
import type { BlockMark, Scheme } from "@/editor/session/editor";
import { valuesOf } from "@/editor/variables/samples/dataSets";
import { FLAVORS } from "@/editor/variables/samples/samples";
import { useBench, useContract, useLivePreview } from "../bench";
import { useLook } from "../usePage";

const SCHEMES: Record<PreviewScheme, Scheme> = {
  light: "light",
  authored: "dark",
  forced: "inverted",
};

const CHECKS = "checks";

export function DesignFeed() {
  useShownLook();
  useShownData();
  useShownMarks();
  return null;
}

function useShownLook(): void {
  const editor = useEditor();
  const { device, scheme } = useLook();
  useEffect(() => editor.show({ device, scheme: SCHEMES[scheme] }), [editor, device, scheme]);
}

/** The data goes to the editor, and what is chosen there comes back. */
function useShownData(): void {
  const editor = useEditor();
  const { dataSets } = useBench();
  const contract = useContract();
  const { chosen, saved, choose } = dataSets;
  useEffect(() => {
    const generated = FLAVORS.map(({ flavor, title }) => ({ id: flavor, title }));
    const samples = [...saved.map(({ id, name }) => ({ id, title: name })), ...generated];
    const values = valuesOf(chosen, saved, contract);
    editor.show({ samples, sample: chosen, values, contract });
  }, [editor, chosen, saved, contract]);
  useEffect(
    () =>
      editor.store.subscribe(({ sample }, before) => {
        if (sample !== null && sample !== before.sample) {
          choose(sample);
        }
      }),
    [editor, choose],
  );
}

function useShownMarks(): void {
  const editor = useEditor();
  const findings = useLivePreview().shown?.findings;
  useEffect(() => {
    const found = (findings ?? []).flatMap(({ blockId, severity, message }): BlockMark[] =>
      blockId ? [{ blockId, severity, message, source: CHECKS }] : [],
    );
    const others = editor.store.getState().marks.filter(({ source }) => source !== CHECKS);
    editor.show({ marks: [...others, ...found] });
  }, [editor, findings]);
}
