/** The HTML part on the devices and in the color schemes of its readers. */

import { useMemo, useState } from "react";
import { DeviceStage } from "@/editor/preview/DeviceStage";
import { type Device, usualDevice } from "@/editor/preview/devices";
import type { Scheme } from "@/editor/preview/framed/darkStyles";
import { frameDocument } from "@/editor/preview/framed/frameDocument";
import { DeviceSwitch, SchemeSwitch } from "@/editor/preview/PreviewControls";
import { SchemeNote } from "@/editor/preview/SchemeNote";
import { StillFrame } from "@/editor/preview/StillFrame";
import type { MailboxMessage } from "@/lib/server/models";

export function HtmlPart({ message }: { message: MailboxMessage }) {
  const [device, setDevice] = useState<Device>(() => usualDevice(window.innerWidth));
  const [scheme, setScheme] = useState<Scheme>("light");
  const page = useMemo(() => frameDocument(message.html, scheme), [message.html, scheme]);
  if (message.html === "") {
    return <p className="p-6 text-ink-2">This message has no HTML part.</p>;
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center justify-end gap-2 border-b px-3 py-1.5">
        <DeviceSwitch value={device} onChange={setDevice} />
        <SchemeSwitch value={scheme} onChange={setScheme} />
      </div>
      <SchemeNote scheme={scheme} html={message.html} />
      <div className="min-h-0 flex-1">
        <DeviceStage device={device} dark={scheme === "forced"}>
          <StillFrame title={message.subject || "Message"} page={page} />
        </DeviceStage>
      </div>
    </div>
  );
}
