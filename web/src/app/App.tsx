import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect } from "react";
import { keepApp } from "@/app/offline/keeping";
import { router } from "@/app/routes/router";
import { watchShortcuts } from "@/lib/browser/shortcuts";
import { watchTheme } from "@/lib/browser/theme";
import { watchConnection } from "@/lib/server/connection";
import { queryClient } from "@/lib/server/queryClient";
import { Toaster } from "@/ui/layers/Toaster";
import { TooltipProvider } from "@/ui/layers/Tooltip";

export function App() {
  useEffect(keepApp, []);
  useEffect(() => {
    const stops = [watchTheme(), watchShortcuts(), watchConnection()];
    return () => {
      for (const stop of stops) {
        stop();
      }
    };
  }, []);
  return (
    <QueryClientProvider client={queryClient}>
      <TooltipProvider>
        <RouterProvider router={router} />
        <Toaster />
      </TooltipProvider>
    </QueryClientProvider>
  );
}
