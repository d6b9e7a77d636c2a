import type { Starter } from "@/lib/server/models";
import { EmailFrame } from "@/ui/EmailFrame";
import { useInSight } from "@/ui/inSight";
import { useStarterPreview } from "./starterPreview";

interface StarterCardProps {
  starter: Starter;
  onOpen: () => void;
}

export function StarterCard({ starter, onOpen }: StarterCardProps) {
  const { ref, seen } = useInSight<HTMLLIElement>();
  const { page, error } = useStarterPreview(starter, seen);
  return (
    <li
      ref={ref}
      className="relative flex flex-col overflow-hidden rounded-lg border bg-surface shadow-1 transition-[border-color,box-shadow] hover:border-line-strong hover:shadow-2"
    >
      <EmailFrame
        page={page}
        failed={Boolean(error)}
        title={`Preview of ${starter.name}`}
        className="aspect-[16/11] w-full border-b sm:aspect-[4/3.6]"
      />
      <div className="flex flex-col gap-0.5 p-3">
        <button
          type="button"
          onClick={onOpen}
          className="truncate text-left font-medium text-ink outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
        >
          {starter.name}
        </button>
        <p className="line-clamp-2 text-ink-2 text-sm">{starter.description}</p>
      </div>
    </li>
  );
}
