/** The stage on which an email is shown as wide as a device really is. */

import { type ReactNode, useRef } from "react";
import { DEVICE_SHEETS, type Device, fitDevice } from "@/editor/preview/devices";
import { useRoom } from "@/editor/preview/useRoom";
import { cx } from "@/lib/classes";

interface DeviceStageProps {
  device: Device;
  /** The page around the email, for the dark simulation. */
  dark?: boolean;
  children: ReactNode;
}

const EDGE = 24;
const FRAMES: Partial<Record<Device, string>> = {
  tablet: "rounded-lg shadow-2 ring-1 ring-line-strong",
  phone: "rounded-[22px] shadow-2 ring-1 ring-line-strong",
};

export function DeviceStage({ device, dark = false, children }: DeviceStageProps) {
  const stage = useRef<HTMLDivElement>(null);
  const room = useRoom(stage);
  const framed = device !== "desktop" && room.width >= DEVICE_SHEETS[device].width + 2 * EDGE;
  const edge = framed ? EDGE : 0;
  const inner = { width: room.width - 2 * edge, height: room.height - 2 * edge };
  const { width, height, scale } = fitDevice(device, inner);
  return (
    <div ref={stage} className="relative h-full min-h-0 overflow-hidden bg-sunken">
      <div
        className={cx(
          "absolute overflow-hidden",
          dark ? "bg-[#141414]" : "bg-white",
          framed && FRAMES[device],
        )}
        style={{
          width: width * scale,
          height: height * scale,
          left: Math.max((room.width - width * scale) / 2, 0),
          top: edge,
        }}
      >
        <div
          className="absolute top-0 left-0 origin-top-left"
          style={{ width, height, transform: scale === 1 ? "none" : `scale(${scale})` }}
        >
          {children}
        </div>
      </div>
      {scale < 1 ? (
        <span className="absolute right-3 bottom-3 rounded-md bg-ink/75 px-1.5 py-0.5 text-paper text-xs tabular-nums">
          {Math.round(scale * 100)}%
        </span>
      ) : null}
    </div>
  );
}
