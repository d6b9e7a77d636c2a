// Declarations that only change how words look: nothing that fetches, moves or covers something.

const LOOKS: ReadonlySet<string> = new Set(
  (
    "color background-color font font-family font-size font-style font-weight letter-spacing " +
    "line-height list-style-type margin margin-bottom margin-left margin-right margin-top " +
    "padding padding-bottom padding-left padding-right padding-top text-align text-decoration " +
    "text-indent text-transform vertical-align white-space word-break"
  ).split(" "),
);
// anything that could name something else, or hide that it does
const REACHES = /[\\@<{}]|\/\*|url\s*\(|image|expression|script|var\s*\(|attr\s*\(/i;

/** The declarations of a style attribute, by name. */
export function declarations(style: string): [name: string, value: string][] {
  return style.split(";").flatMap((one): [string, string][] => {
    const at = one.indexOf(":");
    return at < 0 ? [] : [[one.slice(0, at).trim().toLowerCase(), one.slice(at + 1).trim()]];
  });
}

export function safeStyle(style: string): string {
  return declarations(style)
    .filter(([name, value]) => LOOKS.has(name) && value !== "" && !REACHES.test(value))
    .map(([name, value]) => `${name}:${value}`)
    .join(";");
}
