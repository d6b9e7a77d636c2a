import { expect, test } from "vitest";
import { admission, GROUPS, sectionAt, visibleGroups } from "./sections";

const labels = (permissions: string[]) =>
  visibleGroups(permissions).flatMap((group) => group.sections.map((section) => section.label));

test("somebody without permissions sees what is theirs and their organization", () => {
  expect(labels([])).toEqual(["Profile", "Sign-in and security", "Sessions", "General"]);
});

test("a group without sections is not shown", () => {
  expect(visibleGroups(["user:read"]).map((group) => group.label)).toEqual(["You", "Organization"]);
});

test("one of several permissions is enough", () => {
  expect(labels(["system:manage"])).toContain("Access rules");
});

test("a page below a section belongs to it, one with a longer name does not", () => {
  expect(sectionAt("/settings/people/019a")?.label).toBe("People");
  expect(sectionAt("/settings/peoples")).toBeUndefined();
});

test("whoever may not come in learns who can open it", () => {
  expect(admission(sectionAt("/settings/keys"), ["user:read"])).toBe("organization");
  expect(admission(sectionAt("/settings/health"), ["organization:manage"])).toBe("installation");
  expect(admission(sectionAt("/settings/keys"), ["key:manage"])).toBe("open");
});

test("no address stands twice", () => {
  const addresses = GROUPS.flatMap((group) => group.sections.map((section) => section.to));
  expect(new Set(addresses).size).toBe(addresses.length);
});
