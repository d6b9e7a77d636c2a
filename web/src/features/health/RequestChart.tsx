import { formatClock, formatCount, formatNumber } from "@/lib/formatting";
import type { Minute } from "./requests";

const HEIGHT = 120;
const STEP = 10;
const GAP = 2;

const SAID = new Intl.ListFormat("en");

/** A round number at or above the highest bar, for the line at the top. */
function ceiling(value: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 5, 10].map((step) => step * size).find((step) => step >= value) ?? value;
}

/** Requests by the minute as bars; failed ones stand at their foot in another color. */
export function RequestChart({ minutes }: { minutes: readonly Minute[] }) {
  const most = Math.max(0, ...minutes.map(({ count }) => count));
  if (most === 0) {
    return (
      <p className="rounded-lg border border-dashed p-6 text-center text-ink-2">
        Nobody has asked for anything yet.
      </p>
    );
  }
  const top = ceiling(most);
  const total = minutes.reduce((sum, { count }) => sum + count, 0);
  const failed = minutes.reduce((sum, { errors }) => sum + errors, 0);
  const words = SAID.format([
    formatCount(total, "request"),
    `${formatNumber(failed)} failed`,
    `at most ${formatNumber(most)} a minute`,
  ]);
  return (
    <figure className="rounded-lg border bg-surface p-4">
      <div className="flex justify-between text-ink-3 text-xs tabular-nums">
        <span>{formatNumber(top)}</span>
        <span className="flex gap-3">
          <Key className="bg-accent">Answered</Key>
          {failed > 0 ? <Key className="bg-danger">Failed</Key> : null}
        </span>
      </div>
      <svg
        role="img"
        aria-label={words}
        viewBox={`0 0 ${minutes.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="mt-1 h-32 w-full border-line border-y"
      >
        <line
          x1={0}
          x2={minutes.length * STEP}
          y1={HEIGHT / 2}
          y2={HEIGHT / 2}
          className="stroke-line"
          vectorEffect="non-scaling-stroke"
        />
        {minutes.map((minute, index) => (
          <Bar key={minute.at} minute={minute} x={index * STEP} top={top} />
        ))}
      </svg>
      <figcaption className="mt-1 flex justify-between text-ink-3 text-xs tabular-nums">
        <span>{formatClock(minutes[0]?.at ?? "")}</span>
        <span>{words}</span>
        <span>now</span>
      </figcaption>
    </figure>
  );
}

function Bar({ minute, x, top }: { minute: Minute; x: number; top: number }) {
  const high = (value: number) => (value / top) * HEIGHT;
  const { at, count, errors } = minute;
  return (
    <g>
      <title>{`${formatClock(at)}: ${formatCount(count, "request")}, ${formatNumber(errors)} failed`}</title>
      <rect x={x} y={0} width={STEP} height={HEIGHT} fill="transparent" />
      <rect
        x={x + GAP / 2}
        y={HEIGHT - high(count)}
        width={STEP - GAP}
        height={high(count)}
        className="fill-accent"
      />
      {errors > 0 ? (
        <rect
          x={x + GAP / 2}
          y={HEIGHT - high(errors)}
          width={STEP - GAP}
          height={high(errors)}
          className="fill-danger"
        />
      ) : null}
    </g>
  );
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={`size-2 rounded-sm ${className}`} />
      {children}
    </span>
  );
}
