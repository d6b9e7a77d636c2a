/** Sample data made from the contract: what usually comes, and what breaks layouts. */

import type { Values, Variable } from "@/editor/document/contract";
import { type Flavor, plausible } from "@/editor/variables/samples/plausible";
import { treeOf, type VariableNode } from "@/editor/variables/tree";

const ENTRIES: Readonly<Record<Flavor, number>> = {
  typical: 3,
  long: 3,
  empty: 0,
  rtl: 3,
  many: 40,
};

interface FlavorSheet {
  readonly flavor: Flavor;
  readonly title: string;
  readonly about: string;
}

export const FLAVORS: readonly FlavorSheet[] = [
  { flavor: "typical", title: "Typical", about: "What most recipients have" },
  { flavor: "long", title: "Long texts", about: "Long names, words and amounts" },
  { flavor: "empty", title: "As little as allowed", about: "Optional values absent, lists empty" },
  { flavor: "rtl", title: "Right to left", about: "Arabic and Hebrew texts" },
  { flavor: "many", title: "Many entries", about: "Forty entries in every list" },
];

function leaf(node: VariableNode, flavor: Flavor, index: number): unknown {
  const given = node.variable?.defaultValue;
  if (flavor === "typical" && given !== null && given !== undefined && given !== "") return given;
  return plausible(node.path, node.type, flavor, index);
}

/** Groups and lists count as absent only when nothing in them is required. */
function optional(node: VariableNode): boolean {
  if (node.children.length > 0) return node.children.every(optional);
  return node.variable !== undefined && !node.variable.required;
}

function sampleOf(node: VariableNode, flavor: Flavor, index: number): unknown {
  if (node.type === "list") {
    const count = ENTRIES[flavor];
    return Array.from({ length: count }, (_, at) =>
      node.children.length > 0
        ? groupOf(node.children, flavor, at)
        : plausible(node.path, "string", flavor, at),
    );
  }
  if (node.children.length > 0) return groupOf(node.children, flavor, index);
  return node.type === "object" ? {} : leaf(node, flavor, index);
}

function groupOf(nodes: readonly VariableNode[], flavor: Flavor, index: number): Values {
  const kept = flavor === "empty" ? nodes.filter((node) => !optional(node)) : nodes;
  return Object.fromEntries(kept.map((node) => [node.key, sampleOf(node, flavor, index)]));
}

/** A new entry for a list, such as its typical ones. */
export function entryOf(list: VariableNode, index: number): unknown {
  return list.children.length > 0
    ? groupOf(list.children, "typical", index)
    : plausible(list.path, "string", "typical", index);
}

/** One set of values that keeps the contract. The same contract always gives the same values. */
export function sampleValues(variables: readonly Variable[], flavor: Flavor): Values {
  return groupOf(treeOf(variables), flavor, 0);
}
