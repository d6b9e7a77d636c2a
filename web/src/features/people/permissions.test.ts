import { describe, expect, it } from "vitest";
import { sourceOf, summaryOf, switched } from "./permissions";

const ROLE = ["template:read", "template:write"];

describe("a permission of one person", () => {
  it("comes from the role, from the person, or is missing", () => {
    const changes = ["-template:write", "user:invite"];
    expect(sourceOf("template:read", ROLE, changes)).toBe("role");
    expect(sourceOf("template:write", ROLE, changes)).toBe("removed");
    expect(sourceOf("user:invite", ROLE, changes)).toBe("added");
    expect(sourceOf("audit:read", ROLE, changes)).toBe("none");
  });

  it("needs no change where the role says the same", () => {
    expect(switched("user:invite", true, ROLE, [])).toEqual(["user:invite"]);
    expect(switched("user:invite", false, ROLE, ["user:invite"])).toEqual([]);
    expect(switched("template:read", false, ROLE, ["x"])).toEqual(["-template:read", "x"]);
    expect(switched("template:read", true, ROLE, ["-template:read"])).toEqual([]);
  });

  it("that the role has by now is not counted as added", () => {
    expect(sourceOf("template:read", ROLE, ["template:read"])).toBe("role");
    expect(summaryOf("Editor", ROLE, ["template:read"])).toBe("2 permissions: those of Editor");
  });
});

describe("the summary", () => {
  it("says what was changed", () => {
    expect(summaryOf("Editor", ROLE, ["-template:read", "user:invite", "key:manage"])).toBe(
      "3 permissions: those of Editor, 2 added, 1 removed",
    );
    expect(summaryOf("Viewer", ["template:read"], [])).toBe("1 permission: those of Viewer");
  });
});
