import { CircleCheck, CircleMinus } from "lucide-react";
import type { Layer } from "./requests";
import { settingWords } from "./weights";

export function LayerList({ layers }: { layers: readonly Layer[] }) {
  return (
    <ol aria-label="Layers" className="divide-y rounded-lg border bg-surface">
      {layers.map((layer) => (
        <li key={layer.id} className="flex gap-3 px-4 py-3">
          {layer.on ? (
            <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
          ) : (
            <CircleMinus aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
          )}
          <div className="grid min-w-0 flex-1 gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
            <div>
              <h3 className="font-medium">
                {layer.title}{" "}
                <span className="font-normal text-ink-3 text-xs">{layer.on ? "on" : "off"}</span>
              </h3>
              <p className="text-ink-2 text-pretty text-sm">{layer.about}</p>
            </div>
            {layer.values.length > 0 ? (
              <dl className="flex flex-col gap-0.5 text-sm">
                {layer.values.map(({ name, value }) => (
                  <div key={name} className="flex gap-3">
                    <dt className="min-w-0 flex-1 text-ink-2">{name}</dt>
                    <dd className="max-w-[60%] break-words text-right tabular-nums">
                      {settingWords(value)}
                    </dd>
                  </div>
                ))}
              </dl>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
