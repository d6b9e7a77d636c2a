/** The picture as it lies at its address, with its own size. */
import { ImageOff } from "lucide-react";
import { useEffect, useState } from "react";

export interface Natural {
  readonly width: number;
  readonly height: number;
}

interface ImagePreviewProps {
  src: string | undefined;
  onMeasure: (natural: Natural | null) => void;
}

export function ImagePreview({ src, onMeasure }: ImagePreviewProps) {
  const [natural, setNatural] = useState<Natural | null>(null);
  const [failed, setFailed] = useState(false);
  const shown = src && /^(?:https?:|\/|data:image\/)/.test(src) && !src.includes("{{");
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture is measured anew
  useEffect(() => {
    setFailed(false);
    setNatural(null);
    onMeasure(null);
  }, [src]);
  return (
    <figure className="flex h-24 items-center justify-center overflow-hidden rounded-md bg-[repeating-conic-gradient(var(--sunken)_0_25%,var(--surface)_0_50%)] bg-size-[16px_16px]">
      {shown && !failed ? (
        <img
          src={src}
          alt=""
          referrerPolicy="no-referrer"
          onError={() => setFailed(true)}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
            setNatural({ width, height });
            onMeasure({ width, height });
          }}
          className="max-h-full max-w-full object-contain"
        />
      ) : (
        <span className="flex items-center gap-1.5 rounded-md bg-surface px-2 py-1 text-ink-3 text-xs">
          <ImageOff aria-hidden className="size-3.5" />
          {previewWords(src, failed)}
        </span>
      )}
      {natural ? (
        <figcaption className="sr-only">
          {natural.width} × {natural.height} pixels
        </figcaption>
      ) : null}
    </figure>
  );
}

function previewWords(src: string | undefined, failed: boolean): string {
  if (!src) {
    return "No picture yet";
  }
  if (src.includes("{{")) {
    return "Comes with the data";
  }
  return failed ? "Could not be loaded" : "No address of the web";
}
