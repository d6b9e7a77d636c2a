import { ImageOff } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { cx } from "@/lib/classes";
import { Skeleton } from "@/ui/states/Skeleton";

/** An email whose images are slow is shown before they are all there. */
const PATIENCE_MS = 3_000;

interface EmailFrameProps {
  /** The email as a document that can do nothing; undefined while it is on its way. */
  page: string | undefined;
  /** It will not come. */
  failed?: boolean;
  title: string;
  /** Width the email is laid out at, before it is scaled to the box. */
  layoutWidth?: number;
  className?: string;
}

/** A picture of a real email: sandboxed, and scaled to its box. */
export function EmailFrame(props: EmailFrameProps) {
  const { page, failed, title, layoutWidth = 640, className } = props;
  const ref = useRef<HTMLDivElement>(null);
  const size = useSize(ref);
  const [ready, setReady] = useState<string>();
  useEffect(() => {
    if (page === undefined) {
      return;
    }
    const timer = setTimeout(() => setReady(page), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [page]);
  const scale = size.width / layoutWidth;
  const shown = page !== undefined && scale > 0;
  return (
    <div ref={ref} className={cx("relative overflow-hidden bg-white dark:bg-sunken", className)}>
      {failed && page === undefined ? (
        <NoPicture />
      ) : shown && ready === page ? null : (
        <Skeleton className="absolute inset-0 rounded-none dark:bg-active" />
      )}
      {shown ? (
        <iframe
          srcDoc={page}
          title={title}
          sandbox=""
          tabIndex={-1}
          scrolling="no"
          referrerPolicy="no-referrer"
          onLoad={() => setReady(page)}
          className={cx(
            "pointer-events-none absolute top-0 left-0 origin-top-left border-0 dark:opacity-90",
            // Before it is there, the skeleton shows through.
            ready === page && "bg-white",
          )}
          style={{
            width: layoutWidth,
            height: size.height / scale,
            transform: `scale(${scale})`,
            colorScheme: "light",
          }}
        />
      ) : null}
    </div>
  );
}

function NoPicture() {
  return (
    <span
      title="The preview could not be drawn"
      className="absolute inset-0 flex items-center justify-center bg-sunken text-ink-3"
    >
      <ImageOff aria-hidden className="size-5" />
      <span className="sr-only">The preview could not be drawn</span>
    </span>
  );
}

function useSize(ref: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (!element) {
      return;
    }
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      setSize({ width, height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
