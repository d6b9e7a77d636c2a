/** What a type of block has of its own, before the fields that many types have. */
import { type ReactNode, Suspense } from "react";
import { lazyPart } from "@/lib/lazyPart";
import type { Placed } from "../blocksTarget";
import { ColumnFields } from "../columns/ColumnFields";
import { SectionFields } from "../columns/SectionFields";
import { PropField } from "../fields/PropField";
import { UrlField } from "../fields/UrlField";
import { Group } from "../Group";
import { isList } from "../lists/listed";
import { MarkupFields } from "../markup/MarkupFields";
import { useTarget } from "../TargetContext";
import { BackgroundFields } from "./BackgroundFields";
import { ButtonFields } from "./ButtonFields";
import { HeroFields } from "./HeroFields";
import { ImageFields } from "./ImageFields";

// lists and tables come when one of them is selected
const MenuFields = lazyPart(() => import("../lists/MenuFields"), "MenuFields");
const SocialFields = lazyPart(() => import("../lists/SocialFields"), "SocialFields");
const TableFields = lazyPart(() => import("../markup/TableFields"), "TableFields");

const VML = "Outlook on Windows draws it as one piece: choose a color too, for when it does not.";

export function Own({ placed }: { placed: readonly Placed[] }) {
  const target = useTarget();
  const [first] = placed;
  const [type] = target.types;
  if (first === undefined || target.types.length > 1) {
    return null;
  }
  return placed.length > 1 ? (
    alikeFields(type)
  ) : (
    <Suspense fallback={<div className="h-40" />}>
      <OneBlock placed={first} />
    </Suspense>
  );
}

/** What several blocks of one type can be given together. */
function alikeFields(type: string | undefined): ReactNode {
  switch (type) {
    case "button":
      return <ButtonFields />;
    case "section":
    case "wrapper":
      return <BackgroundFields outlook={VML} />;
    case "image":
      return (
        <Group title="Size">
          <PropField prop="width" label="Width" />
          <PropField prop="align" label="Align" />
          <PropField prop="fluidOnMobile" label="Fill phones" />
        </Group>
      );
    default:
      return null;
  }
}

function OneBlock({ placed }: { placed: Placed }) {
  const target = useTarget();
  const { block } = placed;
  const { locked } = target.setting("padding");
  switch (block.type) {
    case "section":
    case "wrapper":
      return (
        <>
          <SectionFields block={block} locked={locked} />
          <BackgroundFields outlook={VML} />
        </>
      );
    case "hero":
      return (
        <>
          <HeroFields />
          <BackgroundFields outlook="Outlook on Windows does not cut it: give it the size it is shown in." />
        </>
      );
    case "column":
      return <ColumnFields placed={placed} />;
    case "image":
      return <ImageFields />;
    case "button":
      return <ButtonFields />;
    case "social":
      return <SocialFields block={block} locked={locked} />;
    case "item":
      return (
        <Group title="Link">
          <UrlField label="Link" setting={target.setting("href")} use="link" />
          <UrlField
            label="Own icon"
            setting={target.setting("src")}
            use="image"
            placeholder="The network's own"
          />
          <PropField prop="alt" label="Alt text" />
        </Group>
      );
    case "table":
      return <TableFields block={block} locked={locked} />;
    case "html":
      return <MarkupFields block={block} locked={locked} />;
    case "mjml":
      return isList(block.tag) ? (
        <MenuFields block={block} locked={locked} />
      ) : (
        <MarkupFields block={block} locked={locked} />
      );
    default:
      return null;
  }
}
