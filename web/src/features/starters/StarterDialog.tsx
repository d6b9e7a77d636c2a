import type { Starter } from "@/lib/server/models";
import { Badge } from "@/ui/Badge";
import { Dialog } from "@/ui/layers/Dialog";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { useCreate } from "./creating";
import { NameForm } from "./NameForm";
import { useStarterPreview } from "./starterPreview";

interface StarterDialogProps {
  starter: Starter;
  onClose: () => void;
}

/** A starter at full size beside what it holds. */
export function StarterDialog({ starter, onClose }: StarterDialogProps) {
  const { preview, page, error, retry } = useStarterPreview(starter, true);
  const create = useCreate();
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={starter.name}
      description={starter.description}
      size="lg"
    >
      <div className="grid gap-6 md:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="order-last h-[60dvh] overflow-hidden rounded-lg border bg-white md:order-first">
          {page ? (
            <iframe
              srcDoc={page}
              title={`Preview of ${starter.name}`}
              sandbox=""
              className="size-full"
              style={{ colorScheme: "light" }}
            />
          ) : error ? (
            <ErrorState title="The preview could not be drawn" error={error} onRetry={retry} />
          ) : (
            <Skeleton className="size-full rounded-none" />
          )}
        </div>
        <div className="flex flex-col gap-5">
          <NameForm
            suggestion={starter.name}
            busy={create.isPending}
            error={create.error}
            onCreate={(name) => create.mutate({ name, starter: starter.id })}
          />
          <dl className="flex flex-col gap-3 text-sm">
            <Fact term="Subject">{preview?.subject ?? starter.subject}</Fact>
            <Fact term="Category">{starter.category}</Fact>
            <div>
              <dt className="mb-1 text-ink-3 text-xs">
                Variables ({(preview?.variables ?? starter.variables).length})
              </dt>
              <dd className="flex flex-wrap gap-1">
                {(preview?.variables ?? starter.variables).map((variable) => (
                  <Badge key={variable.name} className="rounded-sm font-mono font-normal">
                    {variable.name}
                  </Badge>
                ))}
              </dd>
            </div>
          </dl>
        </div>
      </div>
    </Dialog>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt className="text-ink-3 text-xs">{term}</dt>
      <dd className="text-ink">{children}</dd>
    </div>
  );
}
