import { describe, expect, it } from "vitest";
import { fitDevice } from "@/editor/preview/devices";

describe("fitting a device", () => {
  it("keeps the real width and scales down in a narrow room", () => {
    expect(fitDevice("desktop", { width: 400, height: 600 })).toEqual({
      width: 800,
      height: 1200,
      scale: 0.5,
    });
    expect(fitDevice("phone", { width: 375, height: 500 })).toEqual({
      width: 375,
      height: 500,
      scale: 1,
    });
  });

  it("lets a desktop grow and never scales up", () => {
    expect(fitDevice("desktop", { width: 1000, height: 600 })).toMatchObject({
      width: 1000,
      scale: 1,
    });
    expect(fitDevice("phone", { width: 1000, height: 2000 })).toMatchObject({
      width: 375,
      height: 760,
    });
  });

  it("survives a room that is not there yet", () => {
    expect(fitDevice("tablet", { width: 0, height: 0 })).toMatchObject({ scale: 1, height: 0 });
  });
});
