/** Hands what is being set up to the fields that do it. */
import { createContext, type ReactNode, useContext } from "react";
import type { Target } from "./setting";

const TargetContext = createContext<Target | null>(null);

export function TargetProvider({ target, children }: { target: Target; children: ReactNode }) {
  return <TargetContext value={target}>{children}</TargetContext>;
}

export function useTarget(): Target {
  const target = useContext(TargetContext);
  if (target === null) {
    throw new Error("A field belongs to something that is being set up");
  }
  return target;
}
