/** The simple buttons of the toolbar: on or off. */

import type { Editor as TextEditor } from "@tiptap/core";
import {
  Bold,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  Strikethrough,
  Subscript,
  Superscript,
  Underline,
} from "lucide-react";
import { Toolbar } from "radix-ui";
import { IconButton } from "@/ui/IconButton";
import { type ListName, listOf, toggleList } from "./paragraphs";

const MARKS: readonly [name: string, label: string, icon: LucideIcon, keys: string][] = [
  ["bold", "Bold", Bold, "mod+b"],
  ["italic", "Italic", Italic, "mod+i"],
  ["underline", "Underline", Underline, "mod+u"],
  ["strike", "Strikethrough", Strikethrough, "mod+shift+x"],
  ["sub", "Subscript", Subscript, "mod+,"],
  ["sup", "Superscript", Superscript, "mod+."],
];

const LISTS: readonly [name: ListName, label: string, icon: LucideIcon, keys: string][] = [
  ["bulletList", "Bulleted list", List, "mod+shift+8"],
  ["orderedList", "Numbered list", ListOrdered, "mod+shift+7"],
];

export type Act = (change: (text: TextEditor) => void) => void;

interface ToolProps {
  label: string;
  icon: LucideIcon;
  keys?: string;
  pressed?: boolean;
  onClick: () => void;
}

export function Tool(props: ToolProps) {
  return (
    <Toolbar.Button asChild>
      <IconButton size="sm" {...props} />
    </Toolbar.Button>
  );
}

export function MarkTools({ text, act }: { text: TextEditor; act: Act }) {
  return MARKS.map(([name, label, icon, keys]) => (
    <Tool
      key={name}
      label={label}
      icon={icon}
      keys={keys}
      pressed={text.isActive(name)}
      onClick={() => act(() => text.commands.toggleMark(name))}
    />
  ));
}

export function ListTools({ text, act }: { text: TextEditor; act: Act }) {
  return LISTS.map(([name, label, icon, keys]) => (
    <Tool
      key={name}
      label={label}
      icon={icon}
      keys={keys}
      pressed={listOf(text.state) === name}
      onClick={() => act(() => toggleList(text, name))}
    />
  ));
}
