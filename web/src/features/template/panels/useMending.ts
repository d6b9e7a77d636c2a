/** Mending findings: in the document where a design is open, else in the source. */

import { applyFix, canFix } from "@/editor/checks/applyFix";
import { type Place, placeOf } from "@/editor/checks/findings";
import type { Editor } from "@/editor/session/editor";
import { fixedSource, isFixable } from "@/editor/source/mending/fixing";
import type { Finding } from "@/lib/server/models";
import { dismissToast, toast, useToasts } from "@/ui/layers/toasts";
import { useBench, useDraft } from "../bench";
import { useActiveEditor, useSteps } from "../design/useDesign";

interface Mending {
  /** Whether a machine can mend it. */
  readonly mendable: (finding: Finding) => boolean;
  readonly mend: (findings: readonly Finding[]) => void;
}

export function useMending(): Mending {
  const { canWrite } = useBench();
  const inDesign = useDesignMending();
  const inSource = useSourceMending();
  const { mendable, mend } = inDesign ?? inSource;
  return { mendable: (finding) => canWrite && mendable(finding), mend };
}

/** Where a finding is shown: at its block where there is one, else in the source. */
export function useFindingPlace(): (finding: Finding) => Place | undefined {
  const editor = useActiveEditor();
  return (finding) => placeOf(finding, (id) => editor?.live.blocks.has(ownerOf(id)) ?? false);
}

/** What a synced block brings has the id of its place before a dash. */
const ownerOf = (id: string): string => id.split("-")[0] ?? id;

function useDesignMending(): Mending | undefined {
  const editor = useActiveEditor();
  const { undo } = useSteps();
  if (editor === null) {
    return undefined;
  }
  return {
    mendable: ({ fix }) => fix !== null && canFix(editor.live, fix),
    mend: (findings) => {
      const done = mendAll(editor, findings);
      if (done === 0) {
        refuse();
        return;
      }
      const label = findings[0]?.fix?.label ?? "Fixed";
      announce(done > 1 ? `${label}: ${done} times` : label, undo);
      editor.announce(done > 1 ? `${done} findings fixed` : "Finding fixed");
    },
  };
}

/** All of them as one step; how many could be mended. */
function mendAll(editor: Editor, findings: readonly Finding[]): number {
  const fixes = findings.flatMap(({ fix }) => (fix && canFix(editor.live, fix) ? [fix] : []));
  editor.run((live) => {
    for (const fix of fixes) {
      applyFix(live, fix);
    }
  });
  return fixes.length;
}

function useSourceMending(): Mending {
  const { draft } = useBench();
  const { source, format } = useDraft((state) => state.history.present);
  return {
    mendable: (finding) => isFixable(finding, format),
    mend: (findings) => {
      let fixed = source;
      for (const finding of findings) {
        fixed = fixedSource(fixed, format, finding) ?? fixed;
      }
      if (fixed === source) {
        refuse();
        return;
      }
      const [first] = findings;
      draft.change({ source: fixed }, `fix ${first?.check} ${first?.line}`);
      announce(first?.fix?.label ?? "Fixed", draft.undo);
    },
  };
}

function refuse(): void {
  toast({
    tone: "danger",
    title: "The place of this fix has changed",
    description: "Mend it by hand, or wait for the checks to run again.",
  });
}

let announced: number | undefined;

/** One fix after the other has one toast, not a pile of them. */
function announce(title: string, undo: () => void): void {
  if (announced !== undefined) {
    dismissToast(announced);
  }
  toast({ title, action: { label: "Undo", run: undo } });
  announced = useToasts.getState().toasts.at(-1)?.id;
}
