/** The groups of fields that a type of block has, and behind them whatever else it knows. */
import { useMemo } from "react";
import { BLOCKS, COMPONENTS, camel } from "../document/specification";
import { layoutOf } from "./blocks/layouts";
import { restOf } from "./blocks/remaining";
import { PropField } from "./fields/PropField";
import { Group } from "./Group";
import type { Target } from "./setting";

export function StyleGroups({ target }: { target: Target }) {
  const [type] = target.types;
  const only = target.types.length === 1 ? type : undefined;
  const rest = useMemo(() => (only ? restOf(only, propsOf(only)) : []), [only]);
  return (
    <>
      {layoutOf(target.types).map(({ title, folded = false, fields }) => {
        const known = fields.filter(({ prop }) => target.kindOf(prop) !== undefined);
        return known.length === 0 ? null : (
          <Group key={title} title={title} folded={folded}>
            {known.map((field) => (
              <PropField key={field.prop} {...field} />
            ))}
          </Group>
        );
      })}
      {rest.length === 0 ? null : (
        <Group title="More" folded>
          {rest.map((field) => (
            <PropField key={field.prop} {...field} />
          ))}
        </Group>
      )}
    </>
  );
}

/** The props of a type of block, or of an MJML component by its tag. */
function propsOf(type: string): string[] {
  return Object.keys((BLOCKS[type] ?? COMPONENTS.get(type))?.attributes ?? {}).map(camel);
}
