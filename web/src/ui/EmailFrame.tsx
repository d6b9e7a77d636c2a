import { type RefObject, useEffect, useState } from "react";
import { cx } from "@/lib/classes";
import { useInSight } from "@/ui/inSight";
import { Skeleton } from "@/ui/Skeleton";

/** An email whose images are slow is shown before they are all there. */
const PATIENCE_MS = 3_000;

interface EmailFrameProps {
  /** Address of the email, or its source; nothing while it is on its way. */
  src?: string | undefined;
  srcDoc?: string | undefined;
  title: string;
  /** Width the email is laid out at, before it is scaled to the box. */
  layoutWidth?: number;
  className?: string;
}

/** A picture of a real email: sandboxed, scaled to its box, loaded when it comes into view. */
export function EmailFrame({ src, srcDoc, title, layoutWidth = 640, className }: EmailFrameProps) {
  const { ref, seen } = useInSight<HTMLDivElement>();
  const size = useSize(ref);
  const content = src ?? srcDoc;
  const scale = size.width / layoutWidth;
  const shown = seen && scale > 0 && content !== undefined;
  const [ready, setReady] = useState<string>();
  useEffect(() => {
    if (!shown) {
      return;
    }
    const timer = setTimeout(() => setReady(content), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [shown, content]);
  return (
    <div ref={ref} className={cx("relative overflow-hidden bg-white", className)}>
      {shown && ready === content ? null : (
        <Skeleton className="absolute inset-0 rounded-none dark:bg-active" />
      )}
      {shown ? (
        <iframe
          {...(src ? { src } : { srcDoc })}
          title={title}
          sandbox=""
          tabIndex={-1}
          scrolling="no"
          loading="lazy"
          referrerPolicy="no-referrer"
          onLoad={() => setReady(content)}
          className="pointer-events-none absolute top-0 left-0 origin-top-left border-0"
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
