import { useMutation } from "@tanstack/react-query";
import { Braces, Download, Sheet } from "lucide-react";
import { errorSentence } from "@/lib/server/apiError";
import { Button } from "@/ui/Button";
import { Menu, MenuItem, MenuLabel } from "@/ui/layers/Menu";
import { toast } from "@/ui/layers/toasts";
import { type AuditFilter, dayOf } from "./filtering";
import { type ExportFormat, exportAudit } from "./requests";

/** Hand a text over as a file. */
function saveAs(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text]));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

export function ExportMenu({ filter }: { filter: AuditFilter }) {
  const exporting = useMutation({
    mutationFn: (format: ExportFormat) => exportAudit(filter, format),
    onSuccess: (text, format) => saveAs(text, `audit-${dayOf(new Date())}.${format}`),
    onError: (error) =>
      toast({
        tone: "danger",
        title: "The log could not be exported",
        description: errorSentence(error),
      }),
  });
  return (
    <Menu
      trigger={
        <Button icon={Download} busy={exporting.isPending}>
          Export
        </Button>
      }
    >
      <MenuLabel>What the filters show</MenuLabel>
      <MenuItem icon={Braces} onSelect={() => exporting.mutate("jsonl")}>
        As JSON lines
      </MenuItem>
      <MenuItem icon={Sheet} onSelect={() => exporting.mutate("csv")}>
        As CSV for spreadsheets
      </MenuItem>
    </Menu>
  );
}
