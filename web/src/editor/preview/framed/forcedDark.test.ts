import { describe, expect, it } from "vitest";
import { darkBackground, forcedDarkCss, lightText } from "@/editor/preview/framed/forcedDark";

describe("forced dark mode", () => {
  it("darkens light backgrounds and leaves dark ones", () => {
    expect(darkBackground("#ffffff")).toBe("rgba(20, 20, 20, 1)");
    expect(darkBackground("white")).toBe("rgba(20, 20, 20, 1)");
    expect(darkBackground("#112233")).toBe("#112233");
    expect(darkBackground("transparent")).toBe("transparent");
  });

  it("lightens dark text and keeps its hue and transparency", () => {
    expect(lightText("#000")).toBe("rgba(235, 235, 235, 1)");
    expect(lightText("rgba(0, 0, 0, 0.5)")).toBe("rgba(235, 235, 235, 0.5)");
    const [red = 0, , blue = 0] = (lightText("#000080").match(/\d+/g) ?? []).map(Number);
    expect(blue).toBeGreaterThan(red);
  });

  it("changes each declaration by what it paints", () => {
    expect(forcedDarkCss("color:#111111;background-color:#fafafa;width:10px")).toBe(
      "color:rgba(235, 235, 235, 1);background-color:rgba(20, 20, 20, 1);width:10px",
    );
    expect(forcedDarkCss(".a { border-bottom: 1px solid #eee }")).not.toContain("#eee");
    expect(forcedDarkCss("background:url(white.png) #000")).toContain("#000");
  });
});
