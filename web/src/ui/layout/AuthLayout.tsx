import type { ReactNode } from "react";
import { Logo } from "@/ui/Logo";

interface AuthLayoutProps {
  title: string;
  lead: ReactNode;
  children: ReactNode;
}

/** The quiet page around sign-in and set-up. */
export function AuthLayout({ title, lead, children }: AuthLayoutProps) {
  return (
    <main className="flex min-h-full flex-col items-center bg-paper px-4 py-10 sm:justify-center sm:py-16">
      <Logo className="mb-6 w-full max-w-sm sm:max-w-md" />
      <div className="w-full max-w-sm sm:max-w-md sm:rounded-lg sm:border sm:bg-surface sm:p-8 sm:shadow-1">
        <h1 className="font-semibold text-ink text-xl">{title}</h1>
        <div className="mt-1 mb-6 text-ink-2 text-pretty">{lead}</div>
        {children}
      </div>
    </main>
  );
}
