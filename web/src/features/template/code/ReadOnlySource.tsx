/** A source to be read and copied, not written. */

import type { ReactNode } from "react";
import { SourceEditor } from "@/editor/source/SourceEditor";
import { CopyButton } from "@/ui/CopyButton";
import { useBench } from "../bench";
import { CodeBar, useWrap } from "./CodeBar";

interface ReadOnlySourceProps {
  label: string;
  format: "design" | "html";
  value: string;
  children: ReactNode;
}

const nothing = (): void => undefined;

export function ReadOnlySource({ label, format, value, children }: ReadOnlySourceProps) {
  const { fields } = useBench();
  const { wrap } = useWrap();
  return (
    <>
      <CodeBar tools={<CopyButton text={value} size="sm" />}>
        {children}
        <span className="text-ink-3">read only</span>
      </CodeBar>
      <div className="min-h-0 flex-1">
        <SourceEditor
          ref={fields.source}
          label={`${label} source`}
          format={format}
          value={value}
          onChange={nothing}
          onUndo={nothing}
          onRedo={nothing}
          problems={[]}
          variables={[]}
          wrap={wrap}
          readOnly
        />
      </div>
    </>
  );
}
