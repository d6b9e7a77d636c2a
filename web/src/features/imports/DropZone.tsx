import { FolderUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { cx } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { chosenFiles, droppedFiles, type Upload } from "./dropping";

interface DropZoneProps {
  busy: boolean;
  onFiles: (uploads: Upload[]) => void;
}

/** Drop files, a ZIP or a folder here, or choose them. */
export function DropZone({ busy, onFiles }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(0);
  const stop = (event: DragEvent) => event.preventDefault();
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(0);
    if (!busy) {
      onFiles(await droppedFiles(event.dataTransfer));
    }
  };
  return (
    <section
      aria-label="Files to import"
      onDragEnter={() => setOver((depth) => depth + 1)}
      onDragLeave={() => setOver((depth) => Math.max(0, depth - 1))}
      onDragOver={stop}
      onDrop={drop}
      className={cx(
        "flex flex-col items-center rounded-lg border border-line-strong border-dashed px-6 py-10 text-center transition-colors",
        over > 0 ? "border-accent bg-accent-soft" : "bg-surface",
      )}
    >
      <FolderUp aria-hidden className="mb-3 size-6 text-ink-3" />
      <p className="font-medium text-lg">Drop emails here</p>
      <p className="mt-1 mb-4 max-w-md text-pretty text-ink-2">
        MJML or HTML files, a folder, or a ZIP of them. Files in a folder called{" "}
        <code className="font-mono text-sm">partials</code> serve{" "}
        <code className="font-mono text-sm">mj-include</code>.
      </p>
      <Button
        variant="primary"
        onClick={() => input.current?.click()}
        disabledReason={busy ? "Wait until these are in" : undefined}
      >
        Choose files
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Choose files to import"
        accept=".mjml,.html,.htm,.zip"
        onChange={(event) => {
          onFiles(chosenFiles(event.target.files ?? []));
          event.target.value = "";
        }}
      />
    </section>
  );
}
