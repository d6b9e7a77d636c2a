import { describe, expect, it } from "vitest";
import { bodyWidth, stageSize, turnedZoom } from "./sizing";

describe("the stage", () => {
  it("shows a device in its real width, and smaller where there is no room", () => {
    expect(stageSize("phone", 900, 1, 600)).toEqual({ width: 375, scale: 1 });
    expect(stageSize("tablet", 448, 1, 600)).toMatchObject({ width: 768, scale: 448 / 768 });
    expect(stageSize("desktop", 864, 1, 600)).toEqual({ width: 800, scale: 1 });
    expect(stageSize("desktop", 2000, 0.5, 600)).toEqual({ width: 1040, scale: 0.5 });
  });

  it("shows a desktop email as large as it is wherever it fits", () => {
    expect(stageSize("desktop", 624, 1, 600)).toEqual({ width: 600, scale: 1 });
    expect(stageSize("desktop", 300, 1, 600)).toEqual({ width: 600, scale: 0.5 });
    expect(bodyWidth({ width: "640px" })).toBe(640);
    expect(bodyWidth(undefined)).toBe(600);
  });

  it("zooms by the wheel, holds at the real size, and ends somewhere", () => {
    expect(turnedZoom(0.95, -15)).toBe(1);
    expect(turnedZoom(1, -100)).toBeGreaterThan(1.2);
    expect(turnedZoom(2, -1000)).toBe(2);
    expect(turnedZoom(0.3, 1000)).toBe(0.25);
  });
});
