import { Download, Printer } from "lucide-react";
import { createPortal } from "react-dom";
import { useSession } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { Notice } from "@/ui/states/Notice";

/** Shown once: ways in when the device with the second factor is lost. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { user } = useSession();
  const text = `Recovery codes for ${user.email} at ${window.location.host}\nEach works once.\n\n${codes.join("\n")}\n`;
  const download = () => {
    const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = "craftify-recovery-codes.txt";
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning">
        Keep them where you keep passwords, not in your mailbox. They are not shown again.
      </Notice>
      <ul
        aria-label="Recovery codes"
        className="grid grid-cols-2 gap-x-4 gap-y-1.5 rounded-md bg-sunken px-4 py-3 font-mono text-base"
      >
        {codes.map((code) => (
          <li key={code} className="select-all whitespace-nowrap">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={codes.join("\n")} />
        <Button icon={Download} onClick={download}>
          Download
        </Button>
        <Button icon={Printer} onClick={() => window.print()}>
          Print
        </Button>
      </div>
      {createPortal(
        <pre data-print className="hidden font-mono text-lg print:block">
          {text}
        </pre>,
        document.body,
      )}
    </div>
  );
}
