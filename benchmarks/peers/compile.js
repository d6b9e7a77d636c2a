// npm mjml: reads one JSON list of sources, then for each line "go" compiles them all and prints the seconds it took.
import { createInterface } from "node:readline";
import mjml2html from "mjml";

let sources = [];
for await (const line of createInterface({ input: process.stdin })) {
  if (line !== "go") {
    sources = JSON.parse(line);
    continue;
  }
  const start = performance.now();
  for (const source of sources) await mjml2html(source, { validationLevel: "skip" });
  console.log((performance.now() - start) / 1000);
}
