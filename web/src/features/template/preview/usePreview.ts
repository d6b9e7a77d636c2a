/** The preview of what is being written: rendered by the engine, the last good one kept meanwhile. */

import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import type { DraftContent } from "@/editor/draft/localCopy";
import { isApiError } from "@/lib/server/apiError";
import type { ErrorDetail, Preview } from "@/lib/server/models";
import { type RenderOrder, renderPreview } from "../requests";

export interface LivePreview {
  /** The newest preview that could be rendered. */
  readonly shown: Preview | undefined;
  /** Whether `shown` is older than what is written. */
  readonly outdated: boolean;
  readonly rendering: boolean;
  /** Why the newest source cannot be rendered: where and what. */
  readonly problems: readonly ErrorDetail[];
  /** What else went wrong: no connection, a server in trouble. */
  readonly failure: unknown;
  readonly retry: () => void;
}

const PAUSE_MS = 250;
const NONE: readonly ErrorDetail[] = [];
const ABOUT_SOURCE = ["TEMPLATE_INVALID", "DOCUMENT_INVALID", "DATA_INVALID", "VALIDATION_FAILED"];

/** A value once it has been quiet for a moment; the first one at once. */
function useSettled<T>(value: T): { settled: T; revision: number } {
  const [state, setState] = useState({ settled: value, revision: 0 });
  useEffect(() => {
    if (state.settled === value) {
      return;
    }
    const timer = setTimeout(
      () => setState(({ revision }) => ({ settled: value, revision: revision + 1 })),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [value, state.settled]);
  return state;
}

/** What is wrong with the source, when that is why there is no preview. */
function problemsOf(error: unknown, format: DraftContent["format"]): readonly ErrorDetail[] {
  if (error instanceof SyntaxError) {
    return [{ message: error.message, part: "document" }];
  }
  if (!isApiError(error) || (!ABOUT_SOURCE.includes(error.code) && error.status !== 413)) {
    return NONE;
  }
  const details =
    error.details.length > 0 ? error.details : [{ message: error.message, part: "document" }];
  return format === "html" ? details : details.map(withoutForeignPlace);
}

/** A place in compiled HTML says nothing about the MJML somebody writes. */
const withoutForeignPlace = (detail: ErrorDetail): ErrorDetail =>
  detail.part === "html" ? { message: detail.message, part: "document" } : detail;

export function usePreview(templateId: string, order: RenderOrder): LivePreview {
  const { settled, revision } = useSettled(order);
  const query = useQuery({
    queryKey: ["live", templateId, revision],
    queryFn: ({ signal }) => renderPreview(templateId, settled, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const good = useRef<Preview | undefined>(undefined);
  const problems = useRef(NONE);
  if (query.data !== undefined) {
    good.current = query.data;
    problems.current = NONE;
  } else if (query.error !== null) {
    problems.current = problemsOf(query.error, settled.content.format);
  }
  const { data, error, isFetching, refetch } = query;
  const current = settled === order;
  const shown = good.current;
  const broken = problems.current;
  return useMemo(
    () => ({
      shown,
      outdated: data === undefined || !current,
      rendering: isFetching || !current,
      problems: broken,
      failure: error !== null && broken.length === 0 ? error : null,
      retry: () => void refetch(),
    }),
    [shown, data, current, isFetching, broken, error, refetch],
  );
}
