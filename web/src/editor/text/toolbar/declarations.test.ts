import { describe, expect, it } from "vitest";
import { declared, withDeclaration } from "./declarations";

const STYLE = "color: red; font-family: 'A;B', serif;background:url(a;b.png)";

describe("declarations", () => {
  it("are read by name, the last one wins", () => {
    expect(declared(STYLE, "color")).toBe("red");
    expect(declared(STYLE, "font-family")).toBe("'A;B', serif");
    expect(declared("color:red;color:blue", "color")).toBe("blue");
    expect(declared(STYLE, "size")).toBeUndefined();
  });

  it("are set in their place, added at the end, and taken away", () => {
    expect(withDeclaration("a:1;color:red;b:2", "color", "blue")).toBe("a:1;color:blue;b:2");
    expect(withDeclaration(STYLE, "color", null)).toBe(
      "font-family: 'A;B', serif;background:url(a;b.png)",
    );
    expect(withDeclaration("", "font-size", "20px")).toBe("font-size:20px");
    expect(withDeclaration("color:red;color:blue", "color", "#000")).toBe("color:#000");
  });
});
