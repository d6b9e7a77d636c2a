/** The variable contract as a tree: `order.items[].price` is a field of an entry of a list. */

import type { Variable, VariableType } from "@/editor/document/contract";

export interface VariableNode {
  /** The last step of the path, without brackets. */
  readonly key: string;
  /** The path from the top, lists with brackets: `order.items[]`. */
  readonly path: string;
  readonly type: VariableType;
  /** The contract entry; absent for a parent that only its fields imply. */
  readonly variable: Variable | undefined;
  readonly children: readonly VariableNode[];
}

interface Growing {
  key: string;
  path: string;
  type: VariableType | undefined;
  variable: Variable | undefined;
  children: Map<string, Growing>;
}

const grow = (key: string, path: string): Growing => ({
  key,
  path,
  type: undefined,
  variable: undefined,
  children: new Map(),
});

/** The steps of a path; brackets stay with the list they belong to. */
export function stepsOf(path: string): string[] {
  return path.split(".").filter((step) => step !== "");
}

const bare = (step: string): string => step.replace(/(\[\])+$/, "");

function place(roots: Map<string, Growing>, variable: Variable): void {
  let level = roots;
  let node: Growing | undefined;
  let path = "";
  for (const step of stepsOf(variable.name)) {
    const key = bare(step);
    path = path === "" ? key : `${path}.${key}`;
    const found = level.get(key) ?? grow(key, path);
    level.set(key, found);
    if (step.endsWith("[]")) {
      found.type = "list";
      path = `${path}[]`;
    }
    node = found;
    level = found.children;
  }
  if (node === undefined) return;
  node.variable = variable;
  node.type = node.type ?? variable.type;
}

function settle(level: Map<string, Growing>): VariableNode[] {
  return [...level.values()].map((node) => ({
    key: node.key,
    path: node.path,
    type: node.type ?? "object",
    variable: node.variable,
    children: settle(node.children),
  }));
}

/** The contract as a tree, in the order of the contract. */
export function treeOf(variables: readonly Variable[]): VariableNode[] {
  const roots = new Map<string, Growing>();
  for (const variable of variables) place(roots, variable);
  return settle(roots);
}

/** The node that a path written in a template reaches: `order.items[0].price` or `order.items`. */
export function nodeAt(tree: readonly VariableNode[], path: string): VariableNode | undefined {
  let level = tree;
  let node: VariableNode | undefined;
  for (const step of stepsOf(path.replace(/\[[^\]]*\]/g, ""))) {
    node = level.find((one) => one.key === step);
    if (node === undefined) return undefined;
    level = node.children;
  }
  return node;
}

/** What may follow a path and a dot; the top level when the path is empty. */
export function fieldsAt(tree: readonly VariableNode[], path: string): readonly VariableNode[] {
  return path === "" ? tree : (nodeAt(tree, path)?.children ?? []);
}
