// npm mjml as it comes: for each line, a JSON list of sources, compiles them all and prints the seconds it took.
import { createInterface } from "node:readline";
import mjml2html from "mjml";

for await (const line of createInterface({ input: process.stdin })) {
  const sources = JSON.parse(line);
  const start = performance.now();
  for (const source of sources) await mjml2html(source);
  console.log((performance.now() - start) / 1000);
}
