/**
 * An email that changes while it is written. Two frames take turns: the next one loads unseen, takes
 * over the scroll position and only then is shown, so nothing flickers or jumps.
 *
 * The frames run no scripts (sandbox, policy and document all say so). They share our origin for one
 * reason: without it their scroll position could not be read.
 */

import { useCallback, useEffect, useRef, useState } from "react";
import { type Trace, traceOf } from "@/editor/preview/framed/tracing";
import { cx } from "@/lib/classes";

interface LiveFrameProps {
  /** What `frameDocument` made. */
  page: string;
  title: string;
  /** A click on a part of the email. */
  onPick?: ((trace: Trace) => void) | undefined;
}

type Side = 0 | 1;

const other = (side: Side): Side => (side === 0 ? 1 : 0);
/** How long pictures may hold back the next frame. */
const PICTURES_MS = 350;

async function pictures(page: Document | null): Promise<void> {
  const waiting = [...(page?.images ?? [])].filter((image) => !image.complete);
  const decoded = Promise.allSettled(waiting.map((image) => image.decode()));
  const enough = new Promise((resolve) => setTimeout(resolve, PICTURES_MS));
  await Promise.race([decoded, enough]);
}

/** Hear clicks into a page, which lead nowhere in it. Safari tells nothing of pages without scripts. */
function listen(page: Document | null | undefined, picked: (trace: Trace) => void): void {
  page?.addEventListener("click", (click) => {
    click.preventDefault();
    if (click.target !== null && "closest" in click.target) {
      picked(traceOf(click.target as Element));
    }
  });
}

export function LiveFrame({ page, title, onPick }: LiveFrameProps) {
  const frames = useRef<[HTMLIFrameElement | null, HTMLIFrameElement | null]>([null, null]);
  const [front, setFront] = useState<Side>(0);
  const [pages, setPages] = useState<readonly [string, string]>([page, ""]);
  const now = useRef({ front, page, pages });
  now.current = { front, page, pages };
  const pick = useRef(onPick);
  pick.current = onPick;
  /** The page that each frame has finished to load. */
  const held = useRef<[string, string]>(["", ""]);

  const show = useCallback(async (side: Side): Promise<void> => {
    const next = frames.current[side];
    const shown = frames.current[other(side)]?.contentWindow;
    const follow = (): void =>
      next?.contentWindow?.scrollTo({
        left: shown?.scrollX ?? 0,
        top: shown?.scrollY ?? 0,
        behavior: "instant",
      });
    follow();
    await pictures(next?.contentDocument ?? null);
    follow();
    if (held.current[side] === now.current.page) {
      setFront(side);
    }
  }, []);

  useEffect(() => {
    const { front: ahead, pages: there } = now.current;
    const back = other(ahead);
    if (there[ahead] === page) {
      return;
    }
    if (held.current[back] === page) {
      // The page before the last, as after an undo: its frame has it and will not load again.
      void show(back);
      return;
    }
    held.current[back] = "";
    setPages(ahead === 0 ? [there[0], page] : [page, there[1]]);
  }, [page, show]);

  const loaded = (side: Side): void => {
    held.current[side] = pages[side];
    listen(frames.current[side]?.contentDocument, (trace) => pick.current?.(trace));
    if (side !== front && pages[side] === page) {
      void show(side);
    }
  };

  return ([0, 1] as const).map((side) => (
    <iframe
      key={side}
      ref={(element) => {
        frames.current[side] = element;
      }}
      title={title}
      sandbox="allow-same-origin"
      referrerPolicy="no-referrer"
      srcDoc={pages[side]}
      aria-hidden={side !== front}
      tabIndex={side === front ? 0 : -1}
      onLoad={() => loaded(side)}
      className={cx("absolute inset-0 size-full border-0", side !== front && "invisible")}
    />
  ));
}
