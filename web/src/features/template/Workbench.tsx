/** The open template: what its parts share, and how they stand beside each other. */

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, type RefObject, useCallback, useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { Place } from "@/editor/checks/findings";
import type { DraftVerbs } from "@/editor/draft/draftStore";
import { useRoom } from "@/editor/preview/useRoom";
import type { LineHandle } from "@/editor/source/LineEditor";
import type { SourceHandle } from "@/editor/source/SourceEditor";
import { valuesOf, wholeContract } from "@/editor/variables/samples/dataSets";
import type { Draft, Template } from "@/lib/server/models";
import { useCan } from "@/lib/server/session";
import { templateQuery } from "@/lib/server/templates";
import { type Bench, BenchProvider, type Fields, PreviewProvider } from "./bench";
import { ConflictNotice } from "./header/ConflictNotice";
import { TemplateHeader } from "./header/TemplateHeader";
import { usePreview } from "./preview/usePreview";
import { TabbedLayout } from "./TabbedLayout";
import { useOpenDraft } from "./useOpenDraft";
import { usePage } from "./usePage";
import { useDataSets } from "./variables/useDataSets";
import { WideLayout } from "./WideLayout";

interface WorkbenchProps {
  template: Template;
  draft: Draft;
}

/** From this width on source and preview stand side by side. */
const WIDE = 860;
/** Until a view that was hidden has its size. */
const SHOWN_MS = 60;

function useFields(): Fields {
  const source = useRef<SourceHandle>(null);
  const subject = useRef<LineHandle>(null);
  const preheader = useRef<LineHandle>(null);
  return useMemo(() => ({ source, subject, preheader }), []);
}

function useBenchOf(template: Template, verbs: DraftVerbs, wide: RefObject<boolean>): Bench {
  const [, changePage] = usePage();
  const fields = useFields();
  const dataSets = useDataSets(template);
  const canWrite = useCan("template:write") && template.deletedAt === null;
  const openTab = useCallback<Bench["openTab"]>((tab) => changePage({ tab }), [changePage]);
  // The view has to be there before it can be scrolled and focused.
  const show = useCallback(
    (tab: "preview" | "source", then: () => void) => {
      if (!wide.current) {
        openTab(tab);
      }
      setTimeout(then, wide.current ? 0 : SHOWN_MS);
    },
    [openTab, wide],
  );
  const goTo = useCallback(
    (place: Place) => {
      if (place.kind === "source") {
        show("source", () => fields.source.current?.jump(place.line, place.column));
      } else if (place.kind === "subject") {
        show("preview", () => fields.subject.current?.focus());
      } else if (place.kind === "preheader") {
        show("preview", () => fields.preheader.current?.focus());
      } else {
        openTab(place.kind);
      }
    },
    [fields, openTab, show],
  );
  return useMemo(
    () => ({ template, canWrite, draft: verbs, dataSets, fields, openTab, goTo }),
    [template, canWrite, verbs, dataSets, fields, openTab, goTo],
  );
}

export function Workbench({ template: opened, draft }: WorkbenchProps) {
  const { data: template = opened } = useQuery(templateQuery(opened.id));
  const verbs = useOpenDraft(template.id, draft);
  const page = useRef<HTMLDivElement>(null);
  const room = useRoom(page);
  const wide = useRef(true);
  wide.current = room.width >= WIDE;
  const bench = useBenchOf(template, verbs, wide);
  return (
    <BenchProvider bench={bench}>
      <LivePreviewOf bench={bench}>
        <div ref={page} className="@container flex h-full min-h-0 flex-col overflow-hidden">
          <TemplateHeader />
          <ConflictNotice />
          {room.width === 0 ? null : wide.current ? <WideLayout /> : <TabbedLayout />}
        </div>
      </LivePreviewOf>
    </BenchProvider>
  );
}

/** Renders whenever the draft or the data changes, without rendering what stands below anew. */
function LivePreviewOf({ bench, children }: { bench: Bench; children: ReactNode }) {
  const { template, draft, dataSets } = bench;
  const content = useStore(draft.store, (state) => state.history.present);
  const values = useMemo(
    () => valuesOf(dataSets.chosen, dataSets.saved, content.variables),
    [dataSets.chosen, dataSets.saved, content.variables],
  );
  const order = useMemo(() => ({ content, data: values }), [content, values]);
  const preview = usePreview(template.id, order);
  const seen = preview.shown?.variables;
  const contract = useMemo(
    () => wholeContract(content.variables, seen ?? []),
    [content.variables, seen],
  );
  return (
    <PreviewProvider preview={preview} contract={contract}>
      {children}
    </PreviewProvider>
  );
}
