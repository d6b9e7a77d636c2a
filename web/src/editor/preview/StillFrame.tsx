/** An email that does not change: a received one, an old version. */

interface StillFrameProps {
  title: string;
  /** What `frameDocument` made. */
  page: string;
}

export function StillFrame({ title, page }: StillFrameProps) {
  return (
    <iframe
      title={title}
      sandbox=""
      referrerPolicy="no-referrer"
      srcDoc={page}
      className="absolute inset-0 size-full border-0"
    />
  );
}
