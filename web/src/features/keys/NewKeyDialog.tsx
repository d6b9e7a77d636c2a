import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { Dialog } from "@/ui/layers/Dialog";
import { Notice } from "@/ui/states/Notice";
import type { NewKey } from "./requests";
import { curlExample } from "./scopes";

interface NewKeyDialogProps {
  made: NewKey;
  title: string;
  onClose: () => void;
}

/** The text of a key, the only time anybody sees it. */
export function NewKeyDialog({ made, title, onClose }: NewKeyDialogProps) {
  const text = made.key ?? "";
  const example = curlExample(text, made.permissions, window.location.origin);
  return (
    <Dialog
      open
      closable={false}
      size="md"
      onOpenChange={() => undefined}
      title={title}
      description={`The key “${made.name}”, to be kept where your program finds it and nobody else does.`}
      footer={
        <Button variant="primary" onClick={onClose}>
          I have stored it
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Notice tone="warning">
          It is shown this one time. We keep only a fingerprint of it and cannot show it again.
        </Notice>
        <div className="flex flex-wrap items-center gap-2 rounded-md border bg-sunken p-2 pl-3">
          <code
            data-testid="key"
            className="min-w-0 flex-1 select-all break-all font-mono text-ink text-sm"
          >
            {text}
          </code>
          <CopyButton text={text} label="Copy key" />
        </div>
        <section aria-label="Try it">
          <div className="mb-1.5 flex items-center justify-between gap-2">
            <h3 className="font-medium text-sm">Try it</h3>
            <CopyButton text={example} label="Copy command" size="sm" />
          </div>
          <pre className="overflow-x-auto whitespace-pre-wrap break-all rounded-md border bg-sunken p-3 font-mono text-ink-2 text-xs leading-5">
            {example}
          </pre>
        </section>
      </div>
    </Dialog>
  );
}
