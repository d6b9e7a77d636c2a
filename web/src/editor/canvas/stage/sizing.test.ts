import { describe, expect, it } from "vitest";
import { stageSize, turnedZoom } from "./sizing";

describe("the stage", () => {
  it("shows a device in its real width, and smaller where there is no room", () => {
    expect(stageSize("phone", 900, 1)).toEqual({ width: 375, scale: 1 });
    expect(stageSize("tablet", 448, 1)).toMatchObject({ width: 768, scale: 448 / 768 });
    expect(stageSize("desktop", 864, 1)).toEqual({ width: 800, scale: 1 });
    expect(stageSize("desktop", 375, 1).width).toBe(640);
    expect(stageSize("desktop", 2000, 0.5)).toEqual({ width: 1040, scale: 0.5 });
  });

  it("zooms by the wheel, holds at the real size, and ends somewhere", () => {
    expect(turnedZoom(0.95, -15)).toBe(1);
    expect(turnedZoom(1, -100)).toBeGreaterThan(1.2);
    expect(turnedZoom(2, -1000)).toBe(2);
    expect(turnedZoom(0.3, 1000)).toBe(0.25);
  });
});
