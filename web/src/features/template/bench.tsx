/** What the parts of the template page share: the draft, the preview, the data sets, where to go. */

import { createContext, type ReactNode, type RefObject, useContext } from "react";
import { useStore } from "zustand";
import type { Place } from "@/editor/checks/findings";
import type { Variable } from "@/editor/document/contract";
import type { DraftState, DraftVerbs } from "@/editor/draft/draftStore";
import type { LineHandle } from "@/editor/source/LineEditor";
import type { SourceHandle } from "@/editor/source/SourceEditor";
import type { Template } from "@/lib/server/models";
import type { DesignSession } from "./design/session";
import type { LivePreview } from "./preview/usePreview";
import type { TemplateTab, TemplateView } from "./search";
import type { DataSets } from "./variables/useDataSets";

export interface Fields {
  readonly source: RefObject<SourceHandle | null>;
  readonly subject: RefObject<LineHandle | null>;
  readonly preheader: RefObject<LineHandle | null>;
}

export interface Bench {
  readonly template: Template;
  readonly canWrite: boolean;
  readonly draft: DraftVerbs;
  readonly design: DesignSession;
  readonly view: TemplateView;
  readonly dataSets: DataSets;
  readonly fields: Fields;
  readonly openTab: (tab: TemplateTab) => void;
  readonly openView: (view: TemplateView) => void;
  /** Bring a place into view, ready to be mended. */
  readonly goTo: (place: Place) => void;
}

const BenchContext = createContext<Bench | null>(null);
const PreviewContext = createContext<LivePreview | null>(null);
const ContractContext = createContext<readonly Variable[]>([]);

export function BenchProvider({ bench, children }: { bench: Bench; children: ReactNode }) {
  return <BenchContext value={bench}>{children}</BenchContext>;
}

interface PreviewProviderProps {
  preview: LivePreview;
  contract: readonly Variable[];
  children: ReactNode;
}

export function PreviewProvider({ preview, contract, children }: PreviewProviderProps) {
  return (
    <PreviewContext value={preview}>
      <ContractContext value={contract}>{children}</ContractContext>
    </PreviewContext>
  );
}

function required<T>(value: T | null): T {
  if (value === null) {
    throw new Error("This part belongs on the template page");
  }
  return value;
}

export const useBench = (): Bench => required(useContext(BenchContext));

export const useLivePreview = (): LivePreview => required(useContext(PreviewContext));

/** The declared variables, and behind them what the template uses without declaring it. */
export const useContract = (): readonly Variable[] => useContext(ContractContext);

export function useDraft<T>(select: (state: DraftState) => T): T {
  return useStore(useBench().draft.store, select);
}
