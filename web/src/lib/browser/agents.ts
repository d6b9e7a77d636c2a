export interface Agent {
  /** "Chrome on Windows", "craftify 0.3", "curl". */
  name: string;
  kind: "desk" | "phone" | "program" | "unknown";
}

// The order matters: most browsers claim to be several others as well.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:HeadlessChrome|Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bVersion\/[\d.]+.*\bSafari\//, "Safari"],
];

const SYSTEMS: readonly (readonly [RegExp, string, Agent["kind"]])[] = [
  [/\biPhone\b/, "iPhone", "phone"],
  [/\biPad\b/, "iPad", "phone"],
  [/\bAndroid\b/, "Android", "phone"],
  [/\bWindows NT\b/, "Windows", "desk"],
  [/\bCrOS\b/, "ChromeOS", "desk"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS", "desk"],
  [/\bLinux\b/, "Linux", "desk"],
];

/** What a User-Agent header says to people. */
export function describeAgent(header: string | null | undefined): Agent {
  const text = header?.trim() ?? "";
  const browser = BROWSERS.find(([pattern]) => pattern.test(text))?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(text));
  if (browser && system) {
    return { name: `${browser} on ${system[1]}`, kind: system[2] };
  }
  const program = /^([\w.-]+)(?:\/(\d+(?:\.\d+)?))?/.exec(text);
  if (program?.[1] && program[1] !== "Mozilla") {
    return { name: program[2] ? `${program[1]} ${program[2]}` : program[1], kind: "program" };
  }
  const known = browser ?? system?.[1];
  return known
    ? { name: known, kind: system?.[2] ?? "desk" }
    : { name: "Unknown device", kind: "unknown" };
}
