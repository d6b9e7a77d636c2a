/** The head of the template page: what it is, how it is saved, and what can be done with it. */

import { Redo2, Send, Undo2 } from "lucide-react";
import { useState } from "react";
import { useCommands } from "@/lib/browser/commands";
import { useShortcut } from "@/lib/browser/shortcuts";
import { useCan } from "@/lib/server/session";
import { StatusBadge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/layers/toasts";
import { useBench, useDraft, useLivePreview } from "../bench";
import { useSteps } from "../design/useDesign";
import { blockerOf } from "./blockers";
import { NameField } from "./NameField";
import { SaveStatus } from "./SaveStatus";
import { SaveVersionDialog } from "./SaveVersionDialog";
import { SendTestDialog } from "./SendTestDialog";
import { TemplateMenu } from "./TemplateMenu";
import { ViewSwitch } from "./ViewSwitch";

export function TemplateHeader() {
  const { template, canWrite } = useBench();
  const [dialog, setDialog] = useState<"test" | "version" | null>(null);
  const steps = useSteps();
  const blocker = useBlocker();
  const testBlocker = useTestBlocker();
  const open = (which: "test" | "version", reason: string | undefined) => {
    if (reason === undefined) {
      setDialog(which);
    } else {
      toast({ title: reason });
    }
  };
  useHeaderKeys({
    save: () => open("version", blocker),
    test: () => open("test", testBlocker),
  });
  return (
    <header
      id="editor-header"
      className="flex min-h-13 shrink-0 items-center gap-x-3 @max-md:gap-x-1.5 border-b bg-paper px-4 @max-md:px-3 py-2"
    >
      <div className="@max-lg:sr-only flex min-w-0">
        <NameField />
      </div>
      <span className="flex items-center gap-2">
        <StatusBadge status={template.status} />
        <span className="text-ink-3 text-xs tabular-nums">v{template.version}</span>
      </span>
      <SaveStatus />
      <span className="ml-auto flex items-center gap-1">
        {canWrite ? (
          <>
            <IconButton
              icon={Undo2}
              label="Undo"
              keys="mod+z"
              onClick={steps.undo}
              disabledReason={steps.canUndo ? undefined : "Nothing to undo"}
            />
            <IconButton
              icon={Redo2}
              label="Redo"
              keys="mod+shift+z"
              onClick={steps.redo}
              disabledReason={steps.canRedo ? undefined : "Nothing to redo"}
            />
          </>
        ) : null}
      </span>
      <ViewSwitch />
      <span className="flex items-center gap-2">
        <TemplateMenu onSendTest={() => open("test", testBlocker)} />
        <span className="@max-md:hidden">
          <Button icon={Send} onClick={() => setDialog("test")} disabledReason={testBlocker}>
            <span className="@max-3xl:sr-only">Send test</span>
          </Button>
        </span>
        <Button variant="primary" onClick={() => setDialog("version")} disabledReason={blocker}>
          <span>
            Save<span className="@max-md:sr-only"> version</span>
          </span>
        </Button>
      </span>
      <SaveVersionDialog open={dialog === "version"} onClose={() => setDialog(null)} />
      <SendTestDialog open={dialog === "test"} onClose={() => setDialog(null)} />
    </header>
  );
}

function useBlocker(): string | undefined {
  const { canWrite } = useBench();
  const edited = useDraft((state) => state.edited);
  const save = useDraft((state) => state.save.kind);
  const { problems } = useLivePreview();
  return blockerOf({ canWrite, edited, save, problems });
}

function useTestBlocker(): string | undefined {
  const blocker = blockerOf({
    canWrite: true,
    edited: true,
    save: useDraft((state) => state.save.kind),
    problems: useLivePreview().problems,
  });
  const may = useCan("template:test");
  return may ? blocker : "You may not send tests. An administrator can grant it.";
}

function useHeaderKeys({ save, test }: { save: () => void; test: () => void }): void {
  const { fields } = useBench();
  const { undo, redo } = useSteps();
  const group = "Template";
  useShortcut({ keys: "mod+s", label: "Save a version", group, inFields: true }, save);
  useShortcut({ keys: "mod+shift+e", label: "Send a test", group, inFields: true }, test);
  useShortcut({ keys: "mod+z", label: "Undo", group }, undo);
  useShortcut({ keys: "mod+shift+z", label: "Redo", group }, redo);
  useCommands([
    { id: "template.save", label: "Save a version", group, keys: "mod+s", run: save },
    { id: "template.test", label: "Send a test", group, keys: "mod+shift+e", run: test },
    { id: "template.undo", label: "Undo", group, keys: "mod+z", run: undo },
    { id: "template.redo", label: "Redo", group, keys: "mod+shift+z", run: redo },
    {
      id: "template.find",
      label: "Find in the source",
      group,
      run: () => fields.source.current?.find(),
    },
  ]);
}
