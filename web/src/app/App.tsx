import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect } from "react";
import { router } from "@/app/router";
import { watchConnection } from "@/lib/connection";
import { queryClient } from "@/lib/queryClient";
import { watchShortcuts } from "@/lib/shortcuts";
import { watchTheme } from "@/lib/theme";
import { Toaster } from "@/ui/Toaster";
import { TooltipProvider } from "@/ui/Tooltip";

export function App() {
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
