/** The screens a preview imitates, and how they fit into the room there is. */

export const DEVICES = ["desktop", "tablet", "phone"] as const;

export type Device = (typeof DEVICES)[number];

interface DeviceSheet {
  readonly title: string;
  /** Width of the reading pane in CSS pixels; a desktop grows with the room. */
  readonly width: number;
}

export const DEVICE_SHEETS: Readonly<Record<Device, DeviceSheet>> = {
  desktop: { title: "Desktop", width: 800 },
  tablet: { title: "Tablet", width: 768 },
  phone: { title: "Phone", width: 375 },
};

interface Fit {
  /** Real width and height of the frame, in its own pixels. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

const TALLEST: Readonly<Record<Device, number>> = {
  desktop: Number.POSITIVE_INFINITY,
  tablet: 1024,
  phone: 760,
};

/** The frame for a device in a room: its real width, scaled down when the room is narrower. */
export function fitDevice(device: Device, room: { width: number; height: number }): Fit {
  const wanted = DEVICE_SHEETS[device].width;
  const width = device === "desktop" ? Math.max(wanted, Math.floor(room.width)) : wanted;
  const scale = room.width > 0 ? Math.min(1, room.width / width) : 1;
  const height = Math.min(Math.floor(room.height / scale), TALLEST[device]);
  return { width, height: Math.max(height, 0), scale };
}

/** Windows as narrow as a phone begin with the phone. */
const PHONE_WINDOW = 560;

/** The device to begin with in a window of this width. */
export function usualDevice(windowWidth: number): Device {
  return windowWidth < PHONE_WINDOW ? "phone" : "desktop";
}
