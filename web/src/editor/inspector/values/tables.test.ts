import { describe, expect, it } from "vitest";
import { parseRows, printRows, type Rows } from "./rows";
import {
  alignOf,
  hasHeader,
  isGrid,
  withAlign,
  withCell,
  withColumn,
  withHeader,
  withoutColumn,
  withoutRow,
  withRow,
} from "./tables";

const HTML =
  '<tr>\n<th>Item</th><th align="right">Price</th>\n</tr>\n<tr style="x">\n<td>Tea</td><td align="right">4</td>\n</tr>';
const table = (html = HTML) => parseRows(html) as Rows;

describe("a table", () => {
  it("gets rows like those beside them, with a line of their own", () => {
    expect(printRows(withRow(table(), 1))).toBe(
      `${HTML}\n<tr style="x">\n<td></td><td align="right"></td>\n</tr>`,
    );
    expect(printRows(withRow(table(), 0))).toContain(
      '</tr><tr>\n<td></td><td align="right"></td>\n</tr>',
    );
    expect(printRows(withRow(table(""), -1))).toBe("<tr><td></td><td></td></tr>");
  });

  it("loses rows, not what stands between them", () => {
    const looped = table(
      `${HTML}<!--{% for i in items %}--><tr><td>a</td><td>b</td></tr><!--{% endfor %}-->`,
    );
    expect(printRows(withoutRow(looped, 2))).toBe(
      `${HTML}<!--{% for i in items %}--><!--{% endfor %}-->`,
    );
    expect(printRows(withoutRow(table(), 1))).toBe(
      '<tr>\n<th>Item</th><th align="right">Price</th>\n</tr>',
    );
  });

  it("gets and loses columns", () => {
    const wide = withColumn(table(), 1);
    expect(wide.rows.map(({ cells }) => cells.length)).toEqual([3, 3]);
    expect(printRows(withoutColumn(wide, 2)).replace(/\s/g, "")).toBe(HTML.replace(/\s/g, ""));
  });

  it("has a header or none", () => {
    expect(hasHeader(table())).toBe(true);
    const plain = withHeader(table(), false);
    expect(hasHeader(plain)).toBe(false);
    expect(printRows(withHeader(plain, true))).toBe(HTML);
  });

  it("aligns a column in the way it is written", () => {
    expect(alignOf(table(), 1)).toBe("right");
    expect(alignOf(withAlign(table(), 1, "center"), 1)).toBe("center");
    expect(printRows(withAlign(table(), 0, "left"))).toContain('<th align="left">Item</th>');
    const styled = table('<tr><td style="color:red;text-align:left;">a</td></tr>');
    expect(printRows(withAlign(styled, 0, "right"))).toContain("color:red;text-align:right;");
  });

  it("is a grid where every row has as many cells", () => {
    expect(isGrid(table())).toBe(true);
    expect(isGrid(table('<tr><td colspan="2">a</td></tr>'))).toBe(false);
    expect(isGrid(table("<tr><td>a</td></tr><tr></tr>"))).toBe(false);
    expect(printRows(withCell(table(), 1, 0, "Coffee"))).toContain("<td>Coffee</td>");
  });
});
