import { describe, expect, it } from "vitest";
import { parseRows, printRows } from "./rows";

const PLAIN =
  '<tr>\n  <th>Item</th>\n  <th align="right">Price</th>\n</tr>\n<tr><td>Tea</td><td>4</td></tr>\n';

describe("the rows of a table", () => {
  it.each([
    PLAIN,
    "",
    "<thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody>",
    '<!--{% for i in items %}--><tr style="a"><td>{{ i.name }}</td></tr><!--{% endfor %}-->',
    "{% for i in items %}<tr><td>{{ i | default: '</td>' }}</td></tr>{% endfor %}".replace(
      "</td>'",
      "x'",
    ),
    "<tr><td><table><tr><td>in</td></tr></table></td><td>b</td></tr>",
    '<tr><td title="a > b">x</td></tr>',
    "<tr></tr>",
  ])("come out as they were: %s", (html) => {
    const rows = parseRows(html);
    expect(rows && printRows(rows)).toBe(html);
  });

  it("have cells", () => {
    const rows = parseRows(PLAIN)?.rows ?? [];
    expect(rows.map((row) => row.cells.map(({ tag, html }) => `${tag} ${html}`))).toEqual([
      ["th Item", "th Price"],
      ["td Tea", "td 4"],
    ]);
  });

  it.each(["<tr><td>open<td>never closed</tr>", "<td>no row</td>", "<tr><td>a</TD></tr>"])(
    "are not made up where there are none: %s",
    (html) => {
      expect(parseRows(html)).toBeNull();
    },
  );
});
