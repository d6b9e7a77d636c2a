import type { ReactNode } from "react";
import { cx } from "@/lib/classes";
import { formatBytes, formatDateTime, formatNumber } from "@/lib/formatting";
import type { Status } from "./requests";
import { durationWords, errorWords, latencyWords, overall } from "./words";

const STATES = {
  ok: { words: "All is well", dot: "bg-success" },
  degraded: { words: "Something is slow", dot: "bg-warning" },
  down: { words: "Something is down", dot: "bg-danger" },
} as const;

/** The numbers one looks at first. */
export function Figures({ status }: { status: Status }) {
  const { requests, memory, queue, storage } = status;
  const state = STATES[overall(status.services)];
  return (
    <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <Figure label="State" note={`Up for ${durationWords(status.uptimeSeconds)}`}>
        <span
          className="flex items-center gap-2"
          title={`Since ${formatDateTime(status.startedAt)}`}
        >
          <span aria-hidden className={cx("size-2.5 shrink-0 rounded-full", state.dot)} />
          {state.words}
        </span>
      </Figure>
      <Figure
        label="Requests a minute"
        note={errorWords(requests.errorsPerMinute, requests.perMinute)}
      >
        {formatNumber(Math.round(requests.perMinute))}
      </Figure>
      <Figure
        label="95 of 100 answered within"
        note={`half in ${latencyWords(requests.p50)}, 99 of 100 in ${latencyWords(requests.p99)}`}
      >
        {latencyWords(requests.p95)}
      </Figure>
      <Figure
        label="Memory"
        note={memory.limit ? `of ${formatBytes(memory.limit)}` : "of this process"}
      >
        {formatBytes(memory.rss)}
        {memory.limit ? <Meter part={memory.rss / memory.limit} /> : null}
      </Figure>
      <Figure
        label="Jobs waiting"
        note={`${formatNumber(queue.running)} running, ${formatNumber(queue.failed)} failed`}
      >
        {formatNumber(queue.waiting)}
      </Figure>
      <Figure label="Stored" note={`${formatBytes(storage.free)} are free`}>
        {formatBytes(storage.bytes)}
      </Figure>
      <Figure label="Lists are complete as of" note="for changes other processes made">
        {status.catalogLagSeconds === null
          ? "not yet"
          : `${latencyWords(status.catalogLagSeconds * 1000)} ago`}
      </Figure>
      <Figure label="Log lines lost" note="since the server started">
        {formatNumber(status.logLinesDropped)}
      </Figure>
    </div>
  );
}

interface FigureProps {
  label: string;
  note: string;
  children: ReactNode;
}

function Figure({ label, note, children }: FigureProps) {
  return (
    <section aria-label={label} className="rounded-lg border bg-surface px-4 py-3">
      <h2 className="text-ink-3 text-xs">{label}</h2>
      <div className="mt-1 font-semibold text-xl tabular-nums">{children}</div>
      <p className="mt-0.5 text-ink-2 text-xs">{note}</p>
    </section>
  );
}

function Meter({ part }: { part: number }) {
  const share = Math.min(1, Math.max(0, part));
  return (
    <span aria-hidden className="mt-1.5 mb-1 block h-1.5 overflow-hidden rounded-full bg-active">
      <span
        className={cx("block h-full rounded-full", share > 0.9 ? "bg-danger" : "bg-accent")}
        style={{ width: `${share * 100}%` }}
      />
    </span>
  );
}
