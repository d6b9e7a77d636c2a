import { useEffect, useRef, useState } from "react";
import { cx } from "@/lib/classes";
import { Skeleton } from "@/ui/Skeleton";

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
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [near, setNear] = useState(false);
  const [loaded, setLoaded] = useState("");
  useEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const resize = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      setSize({ width, height });
    });
    const sight = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: "300px",
    });
    resize.observe(element);
    sight.observe(element);
    return () => {
      resize.disconnect();
      sight.disconnect();
    };
  }, []);
  const scale = size.width / layoutWidth;
  const content = src ?? srcDoc;
  const shown = near && scale > 0 && content !== undefined;
  return (
    <div ref={box} className={cx("relative overflow-hidden bg-white", className)}>
      {shown ? (
        <iframe
          {...(src ? { src } : { srcDoc })}
          title={title}
          sandbox=""
          tabIndex={-1}
          scrolling="no"
          loading="lazy"
          referrerPolicy="no-referrer"
          onLoad={() => setLoaded(content)}
          className={cx(
            "pointer-events-none absolute top-0 left-0 origin-top-left border-0 transition-opacity",
            loaded === content ? "opacity-100" : "opacity-0",
          )}
          style={{
            width: layoutWidth,
            height: size.height / scale,
            transform: `scale(${scale})`,
            colorScheme: "light",
          }}
        />
      ) : null}
      {shown && loaded === content ? null : (
        <Skeleton className="absolute inset-0 rounded-none dark:bg-active" />
      )}
    </div>
  );
}
