/** The HTML that a design becomes, before it is filled with data. */

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useDeferredValue } from "react";
import { useEditorState } from "@/editor/session/EditorContext";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { compiledDesign } from "./compiled";
import { ReadOnlySource } from "./ReadOnlySource";

export function CompiledSource({ switcher }: { switcher: ReactNode }) {
  const document = useDeferredValue(useEditorState((state) => state.document));
  const library = useEditorState((state) => state.library);
  const locale = useEditorState((state) => state.locale);
  const compiled = useQuery({
    // Documents are as large as emails: one is known by being the same.
    queryKey: ["compiled", keyOf(document), keyOf(library), locale],
    queryFn: ({ signal }) => compiledDesign({ document, library, locale }, signal),
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  if (compiled.data !== undefined) {
    return (
      <ReadOnlySource label="HTML" format="html" value={compiled.data}>
        {switcher}
      </ReadOnlySource>
    );
  }
  return (
    <>
      <div className="flex min-h-9 items-center border-b bg-paper px-3 py-0.5">{switcher}</div>
      {compiled.isError ? (
        <ErrorState
          title="The email could not be compiled"
          error={compiled.error}
          onRetry={() => void compiled.refetch()}
        />
      ) : (
        <Skeleton className="m-4 h-40" />
      )}
    </>
  );
}

const keys = new WeakMap<object, number>();
let last = 0;

function keyOf(document: object): number {
  const key = keys.get(document) ?? ++last;
  keys.set(document, key);
  return key;
}
