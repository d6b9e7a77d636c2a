/** The open template: what its parts share, and how they stand beside each other. */

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, type RefObject, Suspense, useCallback, useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { DraftVerbs } from "@/editor/draft/draftStore";
import { useRoom } from "@/editor/preview/useRoom";
import type { LineHandle } from "@/editor/source/LineEditor";
import type { SourceHandle } from "@/editor/source/SourceEditor";
import { valuesOf, wholeContract } from "@/editor/variables/samples/dataSets";
import { lazyPart } from "@/lib/lazyPart";
import type { Draft, Template } from "@/lib/server/models";
import { useCan } from "@/lib/server/session";
import { templateQuery } from "@/lib/server/templates";
import { type Bench, BenchProvider, type Fields, PreviewProvider } from "./bench";
import { DesignFeed } from "./design/DesignFeed";
import { useDesignSession, useOpenDesign } from "./design/useDesign";
import { WithEditor } from "./design/WithEditor";
import { ConflictNotice } from "./header/ConflictNotice";
import { TemplateHeader } from "./header/TemplateHeader";
import { Layout, WIDE } from "./layout/Layout";
import { usePreview } from "./preview/usePreview";
import type { TemplateView } from "./search";
import { useGoTo } from "./useGoTo";
import { useOpenDraft } from "./useOpenDraft";
import { usePage } from "./usePage";
import { useDataSets } from "./variables/useDataSets";

interface WorkbenchProps {
  template: Template;
  draft: Draft;
}

function useFields(): Fields {
  const source = useRef<SourceHandle>(null);
  const subject = useRef<LineHandle>(null);
  const preheader = useRef<LineHandle>(null);
  return useMemo(() => ({ source, subject, preheader }), []);
}

/** How the email is worked on when the address does not say: raw HTML as code, all else in Design. */
function useView(template: Template, draft: DraftVerbs): TemplateView {
  const [page] = usePage();
  const raw = useStore(draft.store, (state) => state.history.present.format === "html");
  return page.view ?? (raw || template.kind === "html" ? "code" : "design");
}

function useBenchOf(template: Template, draft: DraftVerbs, wide: RefObject<boolean>): Bench {
  const [, changePage] = usePage();
  const fields = useFields();
  const dataSets = useDataSets(template);
  const view = useView(template, draft);
  const canWrite = useCan("template:write") && template.deletedAt === null;
  const openTab = useCallback<Bench["openTab"]>((tab) => changePage({ tab }), [changePage]);
  const design = useDesignSession(template.id, draft, canWrite, openTab);
  const openView = useCallback<Bench["openView"]>((view) => changePage({ view }), [changePage]);
  const goTo = useGoTo({ fields, view, wide, design, openTab, changePage });
  return useMemo(
    () => ({
      template,
      canWrite,
      draft,
      design,
      view,
      dataSets,
      fields,
      openTab,
      openView,
      goTo,
    }),
    [template, canWrite, draft, design, view, dataSets, fields, openTab, openView, goTo],
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
          <OpenDesign />
          {room.width === 0 ? null : <Layout width={room.width} />}
        </div>
      </LivePreviewOf>
    </BenchProvider>
  );
}

const EditorCompany = lazyPart(() => import("./design/EditorCompany"), "EditorCompany");

/** By itself, so that a keystroke does not render the page anew. */
function OpenDesign() {
  useOpenDesign();
  return (
    <WithEditor>
      {/* Before anything is drawn: the first picture is filled with the sample data. */}
      <DesignFeed />
      <Suspense>
        <EditorCompany />
      </Suspense>
    </WithEditor>
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
