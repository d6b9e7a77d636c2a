// Components the native compiler renders in part, mended where their class says they are.
import type { Attributes } from "./elements";

export type Mend = (html: string, place: string) => string;

const MSO = String.raw`<!--\[if mso \| IE\]>`;
const END = "<![endif]-->";
const CELL_START = String.raw`${MSO}<td[^>]*><!\[endif\]-->`;
const CELL_END = String.raw`${MSO}</td><!\[endif\]-->`;
const HERO_END =
  `<!--[if mso | IE]></td></tr></table>${END}</td></tr></tbody></table></div>` +
  `<!--[if mso | IE]></td></tr></table>${END}`;
const FIXED_CELL =
  /<td( background="[^"]*")?(?: height="-?[\d.]+")? style="([^"]*?)height:-?[\d.]+px;"/;
const NUMBER = /^-?\d+(?:\.\d+)?/;

function swapped(pattern: string, body: string): Mend {
  return (html, place) =>
    html.replace(new RegExp(pattern.replaceAll("PLACE", place), "s"), () => body);
}

const NETWORK_ROW = '<tr class="PLACE">(?:(?!</tr>).)*?</tr></tbody></table></td></tr>';

/** Puts a template tag where its stand-in is among social networks. */
export function insteadOfNetwork(body: string): Mend {
  const table = "<table[^>]*><tbody>";
  return swapped(
    `${CELL_START}${table}${NETWORK_ROW}</tbody></table>${CELL_END}|${NETWORK_ROW}`,
    body,
  );
}

/** Puts a template tag where its stand-in is among the links of a navbar. */
export function insteadOfLink(body: string): Mend {
  const cell = String.raw`${MSO}<td class="PLACE-outlook"[^>]*><!\[endif\]-->`;
  return swapped(String.raw`${cell}<a [^>]*>\s*</a>${CELL_END}`, body);
}

/** Puts a template tag where its stand-in is among the elements of an accordion. */
export function insteadOfElement(body: string): Mend {
  return swapped('<tr class="PLACE">.*?</label></td></tr>', body);
}

/** A section that keeps its distance from the one above it in a wrapper. */
export function withGap(gap: string): Mend {
  return (html, place) =>
    html
      .replace(
        new RegExp(`(<div class="${place}" style="margin:0px auto;)`),
        (start) => `${start}margin-top:${gap};`,
      )
      .replace(
        new RegExp(`(<table [^>]*class="${place}-outlook" style=")`),
        (start) => `${start}padding-top:${gap};`,
      );
}

/** A hero whose Outlook table leaves room for its padding, and whose height may be fluid. */
export function asHero(attributes: Attributes): Mend {
  const reduced = horizontal(attributes, "padding");
  const ratio = attributes.get("mode") === "fluid-height" ? ratioOf(attributes) : null;
  return (html, place) => {
    const start = html.indexOf(`<div class="${place}"`);
    const end = start < 0 ? -1 : html.indexOf(HERO_END, start);
    if (end < 0) {
      return html;
    }
    let hero = html.slice(start, end);
    if (reduced) {
      hero = narrowed(hero, reduced);
    }
    let tail = HERO_END;
    if (ratio !== null) {
      const spacer = `<td style="width:0.01%;padding-bottom:${ratio}%;mso-padding-bottom-alt:0;"></td>`;
      hero = hero.replace(
        FIXED_CELL,
        (_, background: string | undefined, style: string) =>
          `${spacer}<td${background ?? ""} style="${style}"`,
      );
      tail = tail.replace("</td></tr></tbody>", `</td>${spacer}</tr></tbody>`);
    }
    return `${html.slice(0, start)}${hero}${tail}${html.slice(end + HERO_END.length)}`;
  };
}

function narrowed(hero: string, reduced: number): string {
  const cell = new RegExp(String.raw`(${MSO}<table [^>]*)width="(\d+)" style="width:\d+px;"`);
  return hero.replace(cell, (_, start: string, given: string) => {
    const width = Number(given) - reduced;
    return `${start}width="${width}" style="width:${width}px;"`;
  });
}

function ratioOf(attributes: Attributes): number {
  const [height, width] = ["background-height", "background-width"].map((name) =>
    NUMBER.exec(attributes.get(name) ?? ""),
  );
  if (!height || !width || !Number(width[0])) {
    return 0;
  }
  return halfEven((Number(height[0]) / Number(width[0])) * 100);
}

/** A half is rounded to the even neighbor, as the engine does it. */
function halfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) {
    return Math.round(value);
  }
  return floor % 2 === 0 ? floor : floor + 1;
}

const SIDES: Readonly<Record<number, readonly [left: number, right: number]>> = {
  2: [1, 1],
  3: [1, 1],
  4: [3, 1],
};

/** The pixels a box takes on its left and right. */
function horizontal(attributes: Attributes, name: string): number {
  const parts = (attributes.get(name) ?? "0").split(/\s+/).filter(Boolean);
  const [left, right] = SIDES[parts.length] ?? [0, 0];
  const sides = [
    attributes.get(`${name}-left`) ?? parts[left] ?? "0",
    attributes.get(`${name}-right`) ?? parts[right] ?? "0",
  ];
  return sides.reduce((sum, side) => sum + Math.trunc(Number(NUMBER.exec(side)?.[0] ?? 0)), 0);
}
