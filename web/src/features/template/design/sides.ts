/** Which sides of the canvas are open, kept in this browser. */

import { create } from "zustand";
import { persist } from "zustand/middleware";

export type LeftTab = "add" | "blocks" | "outline";
/** What is seen where one thing is seen at a time. */
export type Place = LeftTab | "email" | "panels" | "settings";

interface Sides {
  readonly left: boolean;
  readonly leftTab: LeftTab;
  readonly right: boolean;
  /** The same where they lie over the canvas: closed at first. */
  readonly overLeft: boolean;
  readonly overRight: boolean;
  readonly place: Place;
}

const FIRST: Sides = {
  left: true,
  leftTab: "add",
  right: true,
  overLeft: false,
  overRight: false,
  place: "email",
};

export const useSides = create<Sides>()(
  persist((): Sides => FIRST, {
    name: "craftify.design.sides",
    partialize: ({ left, leftTab, right }) => ({ left, leftTab, right }),
  }),
);

export function showSides(change: Partial<Sides>): void {
  useSides.setState(change);
}
