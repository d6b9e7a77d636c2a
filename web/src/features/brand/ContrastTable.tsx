/** How well each color of a kit reads on each other, in light and in dark mode. */

import { useState } from "react";
import { parseColor } from "@/editor/inspector/values/colors/color";
import { contrastOf } from "@/editor/inspector/values/colors/contrast";
import type { Brand } from "@/lib/server/models";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";

type Scheme = "light" | "dark";
type Color = Brand["colors"][number];

export function ContrastTable({ colors }: { colors: readonly Color[] }) {
  const [scheme, setScheme] = useState<Scheme>("light");
  const shades = colors.map((color) => ({
    name: color.name,
    value: scheme === "dark" ? (color.dark ?? color.value) : color.value,
  }));
  return (
    <div className="flex flex-col gap-3">
      <SegmentedControl<Scheme>
        label="Scheme"
        value={scheme}
        onChange={setScheme}
        className="self-start"
        segments={[
          { value: "light", label: "Light" },
          { value: "dark", label: "Dark" },
        ]}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className="overflow-x-auto" tabIndex={0} aria-label="Contrast of colors">
        <table className="border-separate border-spacing-1 text-xs">
          <thead>
            <tr>
              <th scope="col" className="pr-2 text-left font-normal text-ink-3">
                Text on
              </th>
              {shades.map((ground) => (
                <th
                  key={ground.name}
                  scope="col"
                  className="max-w-20 truncate px-1 text-left font-medium"
                >
                  {ground.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shades.map((text) => (
              <tr key={text.name}>
                <th scope="row" className="pr-2 text-left font-medium">
                  {text.name}
                </th>
                {shades.map((ground) => (
                  <Cell key={ground.name} text={text.value} ground={ground.value} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

const ENOUGH = 4.5;
const ENOUGH_FOR_LARGE = 3;

function Cell({ text, ground }: { text: string; ground: string }) {
  const [color, behind] = [parseColor(text), parseColor(ground)];
  if (!color || !behind || text.toLowerCase() === ground.toLowerCase()) {
    return <td aria-label="the same color" className="h-8 w-18 rounded-sm bg-sunken" />;
  }
  const ratio = contrastOf(color, behind);
  const word = ratio >= ENOUGH ? "good" : ratio >= ENOUGH_FOR_LARGE ? "large only" : "too low";
  return (
    <td
      className="h-8 w-18 rounded-sm border px-1.5 tabular-nums"
      style={ratio >= ENOUGH_FOR_LARGE ? { color: text, backgroundColor: ground } : undefined}
    >
      <span className={ratio >= ENOUGH_FOR_LARGE ? "" : "text-ink-3"}>{ratio.toFixed(1)}</span>
      <span className="sr-only"> {word}</span>
      {ratio >= ENOUGH ? null : (
        <span aria-hidden className="ml-1">
          {ratio >= ENOUGH_FOR_LARGE ? "Aa" : "✕"}
        </span>
      )}
    </td>
  );
}
