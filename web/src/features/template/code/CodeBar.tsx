/** Above a source: what it is, and the tools that belong to it. */

import { Search, WrapText } from "lucide-react";
import type { ReactNode } from "react";
import { create } from "zustand";
import { persist } from "zustand/middleware";
import { IconButton } from "@/ui/IconButton";
import { useBench } from "../bench";

export const useWrap = create<{ wrap: boolean }>()(
  persist((): { wrap: boolean } => ({ wrap: true }), { name: "craftify.source.wrap" }),
);

export function CodeBar({ children, tools }: { children: ReactNode; tools?: ReactNode }) {
  const { fields } = useBench();
  const { wrap } = useWrap();
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-2 border-b bg-paper px-3 py-0.5 text-ink-2 text-xs">
      {children}
      <span className="ml-auto flex items-center">
        {tools}
        <IconButton
          size="sm"
          icon={WrapText}
          label="Wrap long lines"
          pressed={wrap}
          onClick={() => useWrap.setState({ wrap: !wrap })}
        />
        <IconButton
          size="sm"
          icon={Search}
          label="Find and replace"
          keys="mod+f"
          onClick={() => fields.source.current?.find()}
        />
      </span>
    </div>
  );
}
