import { create } from "zustand";

export interface Toast {
  id: number;
  title: string;
  description?: string;
  tone: "plain" | "danger";
  action?: { label: string; run: () => void };
}

export const useToasts = create<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }));

const MOST = 3;
let last = 0;

interface NewToast extends Omit<Toast, "id" | "tone"> {
  tone?: Toast["tone"];
}

/** Say something that may be missed; what must not be missed also stands on the page. */
export function toast(content: NewToast): void {
  last += 1;
  const entry: Toast = { tone: "plain", ...content, id: last };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, entry].slice(-MOST) }));
}

export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((entry) => entry.id !== id) }));
}
