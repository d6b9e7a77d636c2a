/** What else can be done with the template, behind one button. */

import { Copy, Download, Ellipsis, FileX, Send, Trash2 } from "lucide-react";
import { useCan } from "@/lib/server/session";
import { IconButton } from "@/ui/IconButton";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/ui/layers/Menu";
import { useBench, useDraft } from "../bench";
import { type SourceKind, sourceUrl } from "../requests";
import { useTemplateActions } from "../useTemplateActions";

const DOWNLOADS: readonly { format: SourceKind; label: string }[] = [
  { format: "mjml", label: "MJML" },
  { format: "html", label: "HTML, as it is sent" },
  { format: "json", label: "Document (JSON)" },
];

export function TemplateMenu({ onSendTest }: { onSendTest: () => void }) {
  const { template, canWrite } = useBench();
  const { discard, duplicate, remove } = useTemplateActions();
  const edited = useDraft((state) => state.edited);
  const mayDelete = useCan("template:delete");
  const downloads = DOWNLOADS.filter(
    ({ format }) => format !== "mjml" || template.kind === "blocks",
  );
  return (
    <Menu trigger={<IconButton icon={Ellipsis} label="More actions" />}>
      <MenuItem icon={Send} keys="mod+shift+e" onSelect={onSendTest}>
        Send a test
      </MenuItem>
      <MenuItem icon={FileX} disabled={!canWrite || !edited} onSelect={() => void discard()}>
        Discard the draft
      </MenuItem>
      <MenuItem icon={Copy} disabled={!canWrite} onSelect={() => void duplicate()}>
        Duplicate
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>Download version {template.version}</MenuLabel>
      {downloads.map(({ format, label }) => (
        <MenuItem key={format} asChild>
          <a href={sourceUrl(template.id, format)} download={`${template.slug}.${format}`}>
            <Download aria-hidden className="size-4 opacity-70" />
            {label}
          </a>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem icon={Trash2} tone="danger" disabled={!mayDelete} onSelect={() => void remove()}>
        Move to the bin
      </MenuItem>
    </Menu>
  );
}
