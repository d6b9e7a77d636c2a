/** What an entry of the catalog looks like in small: drawn from the very blocks it would put in. */

import { type ReactNode, useMemo } from "react";
import { cx } from "@/lib/classes";
import { type Block, inside, isStyled } from "../document/model";
import type { CatalogEntry } from "./entry";
import { lookOf } from "./look";
import { labelOf } from "./naming";

const PLAIN = lookOf({ schemaVersion: 1, children: [] });
const DRAWN: ReadonlySet<string> = new Set(["section", "wrapper", "hero"]);

export function EntryPreview({ entry }: { entry: CatalogEntry }) {
  const Icon = entry.icon;
  const blocks = useMemo(() => entry.make(PLAIN).filter((block) => DRAWN.has(block.type)), [entry]);
  if (entry.group === "content") {
    return (
      <span aria-hidden className="flex h-8 items-center justify-center">
        <Icon className="size-5" strokeWidth={1.75} />
      </span>
    );
  }
  return (
    <span
      aria-hidden
      className={cx(
        "flex w-full flex-col justify-center gap-0.5 overflow-hidden",
        entry.group === "layout" ? "h-8 max-w-16" : "h-12",
      )}
    >
      {blocks.map((block) => (
        <Drawn key={block.id} block={block} />
      ))}
    </span>
  );
}

function Drawn({ block }: { block: Block }): ReactNode {
  switch (block.type) {
    case "section":
    case "group":
      return (
        <span
          className={cx(
            "flex items-center gap-1 rounded-[3px]",
            isEmpty(block) && "flex-1",
            tintOf(block),
          )}
        >
          <All blocks={inside(block)} />
        </span>
      );
    case "wrapper":
      return (
        <span className="flex flex-1 rounded-[3px] bg-current/20 p-1.5">
          <All blocks={inside(block)} />
        </span>
      );
    case "hero":
      return (
        <span className="flex flex-1 flex-col items-center justify-center gap-1 rounded-[3px] bg-current/25 py-1">
          <All blocks={inside(block)} />
        </span>
      );
    case "column":
      return <Column block={block} />;
    default:
      return <Content block={block} />;
  }
}

function All({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block) => <Drawn key={block.id} block={block} />);
}

function Column({ block }: { block: Block }) {
  const width = isStyled(block) ? Number.parseFloat(block.props?.["width"] ?? "") : Number.NaN;
  const children = inside(block);
  return (
    <span
      className={cx(
        "flex min-w-0 flex-col justify-center gap-[3px] overflow-hidden",
        children.length === 0 &&
          "self-stretch rounded-[3px] border border-current/70 bg-current/10",
        isStyled(block) && block.props?.["innerBorder"] && "rounded-[3px] border border-dashed p-1",
      )}
      style={{ flex: `${Number.isNaN(width) ? 50 : width} 1 0` }}
    >
      <All blocks={children} />
    </span>
  );
}

const BAR = "block h-[2px] rounded-full bg-current/45";

function Content({ block }: { block: Block }) {
  const { align, fontSize } = isStyled(block) ? (block.props ?? {}) : {};
  const usual = block.type === "button" ? "center" : "left";
  const centered = (align ?? usual) === "center" ? "self-center" : "";
  switch (block.type) {
    case "image":
      return <span className="block h-3.5 w-full min-w-3 rounded-[2px] bg-current/25" />;
    case "button":
      return <span className={cx("block h-[5px] w-5 rounded-full bg-accent", centered)} />;
    case "social":
      return <span className="self-center text-[8px] leading-[4px] tracking-widest">•••</span>;
    case "divider":
      return <span className="block h-px w-full bg-current/40" />;
    case "text":
      return Number.parseInt(fontSize ?? "", 10) > 22 && labelOf(block) === "Text" ? (
        <span className={cx("block h-[5px] w-6 rounded-full bg-accent/80", centered)} />
      ) : labelOf(block) === "Heading" ? (
        <span className={cx("block h-[4px] w-3/4 rounded-full bg-current/80", centered)} />
      ) : (
        <>
          <span className={cx(BAR, "w-full")} />
          <span className={cx(BAR, "w-2/3", centered)} />
        </>
      );
    default:
      return <span className={cx(BAR, "w-full")} />;
  }
}

function isEmpty(block: Block): boolean {
  return inside(block).every((child) => child.type !== "group" && inside(child).length === 0);
}

/** Sections on a color of their own stand out from those on the page. */
function tintOf(block: Block): string {
  const color = isStyled(block) ? block.props?.["backgroundColor"] : undefined;
  return color === undefined
    ? ""
    : cx("px-1 py-1.5", color === PLAIN.tint ? "bg-current/10" : "bg-accent/25");
}
