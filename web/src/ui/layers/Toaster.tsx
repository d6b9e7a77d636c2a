import { CircleAlert, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { cx } from "@/lib/classes";
import { IconButton } from "@/ui/IconButton";
import { dismissToast, type Toast, useToasts } from "@/ui/layers/toasts";

const LIFE_MS = 7_000;

export function Toaster() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <Radix.Provider duration={LIFE_MS} swipeDirection="right" label="Notification">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
      <Radix.Viewport className="fixed right-0 bottom-0 z-60 flex w-full max-w-sm flex-col gap-2 p-4 outline-none" />
    </Radix.Provider>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const danger = toast.tone === "danger";
  return (
    <Radix.Root
      type={danger ? "foreground" : "background"}
      onOpenChange={(open) => open || dismissToast(toast.id)}
      className="flex animate-rise items-center gap-3 rounded-lg bg-ink py-2 pr-2 pl-4 text-paper shadow-3 data-[swipe=end]:opacity-0 data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)"
    >
      {danger ? <CircleAlert aria-hidden className="size-4 shrink-0" /> : null}
      <div className="min-w-0 flex-1 py-1">
        <Radix.Title className="font-medium text-sm">{toast.title}</Radix.Title>
        {toast.description ? (
          <Radix.Description className="text-xs opacity-80">{toast.description}</Radix.Description>
        ) : null}
      </div>
      {toast.action ? (
        <Radix.Action
          altText={toast.action.label}
          onClick={toast.action.run}
          className={cx("h-7 rounded-md px-2.5 font-semibold text-sm hover:bg-paper/15")}
        >
          {toast.action.label}
        </Radix.Action>
      ) : null}
      <Radix.Close asChild>
        <IconButton
          icon={X}
          label="Dismiss"
          size="sm"
          className="text-paper/70 hover:bg-paper/15 hover:text-paper"
        />
      </Radix.Close>
    </Radix.Root>
  );
}
