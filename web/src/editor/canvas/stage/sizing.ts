// How wide the email is shown, and how much of its real size that is.
import type { Device } from "../../session/editor";

export interface StageSize {
  /** The width of the frame in pixels of the email: its media queries see it. */
  readonly width: number;
  /** Pixels of the screen for one of the email. */
  readonly scale: number;
}

const WIDTHS = { tablet: 768, phone: 375 } as const;
const WIDEST_DESKTOP = 1040;
const USUAL_WIDTH = 600;
/** The room at each side of the email, for name tags and badges; less where it would be too narrow. */
const SIDE = 32;
const [LEAST_ZOOM, MOST_ZOOM] = [0.25, 2];

/** The width an email is made for. */
export function bodyWidth(body: Readonly<Record<string, string>> | undefined): number {
  const width = Number.parseInt(body?.["width"] ?? "", 10);
  return width > 0 ? Math.min(width, WIDEST_DESKTOP) : USUAL_WIDTH;
}

/** The real width of a device, made smaller only where the room is narrower than that. */
export function stageSize(device: Device, room: number, zoom: number, least: number): StageSize {
  const desktop = Math.min(Math.max(room - 2 * SIDE, Math.min(room, least)), WIDEST_DESKTOP);
  const width = device === "desktop" ? Math.max(desktop, least) : WIDTHS[device];
  const fit = room > 0 ? Math.min(1, room / width) : 1;
  return { width: Math.round(width), scale: fit * zoom };
}

/** A zoom after the wheel was turned by some pixels. */
export function turnedZoom(zoom: number, pixels: number): number {
  const turned = zoom * Math.exp(-pixels / 400);
  const whole = Math.round(turned * 100) / 100;
  return Math.min(Math.max(Math.abs(whole - 1) < 0.03 ? 1 : whole, LEAST_ZOOM), MOST_ZOOM);
}
