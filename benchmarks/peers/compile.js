// npm mjml as it comes: for each line, a JSON list of sources, compiles them all and prints the seconds it took, by the
// clock and of CPU time.
import { createInterface } from "node:readline";
import mjml2html from "mjml";

for await (const line of createInterface({ input: process.stdin })) {
  const sources = JSON.parse(line);
  const [start, spent] = [performance.now(), process.cpuUsage()];
  for (const source of sources) await mjml2html(source);
  const { user, system } = process.cpuUsage(spent);
  console.log((performance.now() - start) / 1e3, (user + system) / 1e6);
}
