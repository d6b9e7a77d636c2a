import { describe, expect, it } from "vitest";
import { parseBorder, printBorder } from "./border";
import { parseBox, printBox, sideProp, withSides } from "./box";
import { familiesOf, hasFallback, stackName, stackOf } from "./fonts";
import { parseLength, printLength, stepped, typedLength } from "./length";
import { isEven, offeredRatio, RATIOS, ratioOf, widthsOf, withShare } from "./ratios";
import { together } from "./together";

describe("lengths", () => {
  it.each(["12px", "50%", "1.5em", "0", "-2px", "0.5px"])("%s comes out as it was", (text) => {
    const length = parseLength(text);
    expect(length && printLength(length)).toBe(text);
  });

  it.each(["auto", "{{ width }}px", "calc(1px + 2px)", "", "12 px 3"])("%s is none", (text) => {
    expect(parseLength(text)).toBeNull();
  });

  it("take the unit in use when none is typed, and stay within bounds", () => {
    expect(typedLength("12", "px")).toBe("12px");
    expect(typedLength(" 50 % ", "px")).toBe("50%");
    expect(typedLength("wide", "px")).toBeNull();
    expect(stepped({ number: 2, unit: "px" }, -10, { min: 0 })).toEqual({ number: 0, unit: "px" });
    expect(printLength(stepped({ number: 1.1, unit: "" }, 0.1))).toBe("1.2");
  });
});

describe("boxes", () => {
  it.each(["10px", "10px 25px", "1px 2px 3px", "1px 2px 3px 4px", "0", "20px 0", "5% 10px"])(
    "%s comes out as it was",
    (text) => {
      const box = parseBox(text);
      expect(box && printBox(box)).toBe(text);
    },
  );

  it("are written as short as can be", () => {
    const box = { top: "1px", right: "2px", bottom: "1px", left: "2px" };
    expect(printBox(box)).toBe("1px 2px");
    expect(printBox(withSides(box, ["left", "right"], "1"))).toBe("1px");
    expect(printBox(withSides(box, ["left"], "0"))).toBe("1px 2px 1px 0");
  });

  it.each(["{{ gap }}", "1px 2px 3px 4px 5px", "calc(1px)", "@space", ""])("%s is none", (text) => {
    expect(parseBox(text)).toBeNull();
  });

  it("have a prop for every side", () => {
    expect(sideProp("innerPadding", "left")).toBe("innerPaddingLeft");
  });
});

describe("borders", () => {
  it.each([
    "1px solid #cccccc",
    "2px dashed red",
    "1px solid rgba(0, 0, 0, 0.2)",
    "3px dotted @line",
    "1px solid",
    "none",
  ])("%s comes out as it was", (text) => {
    const border = parseBorder(text);
    expect(border && printBorder(border)).toBe(text);
  });

  it("are understood in any order", () => {
    expect(parseBorder("solid 1px #ccc")).toEqual({ width: "1px", style: "solid", color: "#ccc" });
    expect(printBorder({ width: "0px", style: "solid", color: "#ccc" })).toBe("none");
  });

  it.each(["{{ border }}", "1px solid red blue", "1px 2px solid"])("%s is none", (text) => {
    expect(parseBorder(text)).toBeNull();
  });
});

describe("columns", () => {
  it("are even without a width", () => {
    expect(widthsOf([50, 50])).toEqual([undefined, undefined]);
    expect(ratioOf([undefined, undefined], 600)).toEqual([50, 50]);
    expect(isEven([33.33, 33.33, 33.34])).toBe(true);
  });

  it("come near to a ratio on offer in percent and in pixels", () => {
    expect(offeredRatio(ratioOf(["200px", "400px"], 600))).toEqual([33.33, 66.67]);
    expect(offeredRatio(ratioOf(["33%", "67%"], 600))).toEqual([33.33, 66.67]);
    expect(offeredRatio([45, 55])).toBeUndefined();
    expect(ratioOf(["{{ w }}", "50%"], 600)).toBeNull();
  });

  it("always fill the row", () => {
    for (const ratio of Object.values(RATIOS).flat()) {
      expect(ratio.reduce((sum, part) => sum + part, 0)).toBeCloseTo(100, 5);
      for (const share of [1, 37, 99]) {
        const parts = withShare(ratio, 0, share);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(100, 5);
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(ratio.length > 1 ? 3 : 100);
      }
    }
  });
});

describe("fonts", () => {
  it("are called by their first family", () => {
    expect(stackName("Georgia, 'Times New Roman', serif")).toBe("Georgia");
    expect(stackName('-apple-system, BlinkMacSystemFont, "Segoe UI"')).toBe("-apple-system");
    expect(familiesOf(`"Open Sans", Arial`)).toEqual(["Open Sans", "Arial"]);
  });

  it("of the web have something to stand in for them", () => {
    expect(stackOf("Open Sans")).toBe("'Open Sans', Helvetica, Arial, sans-serif");
    expect(hasFallback(stackOf("Inter"))).toBe(true);
    expect(hasFallback("Inter")).toBe(false);
  });
});

describe("several blocks", () => {
  it("have one value, none, or differ", () => {
    expect(together(["a", "a"])).toEqual({ value: "a", mixed: false });
    expect(together([undefined, undefined])).toEqual({ value: undefined, mixed: false });
    expect(together(["a", undefined])).toEqual({ value: undefined, mixed: true });
    expect(together([])).toEqual({ value: undefined, mixed: false });
  });
});
