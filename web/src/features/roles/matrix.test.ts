import { expect, test } from "vitest";
import type { RoleInfo } from "@/lib/server/models";
import { inOrder } from "./matrix";

const role = (name: string) =>
  ({ role: name, description: "", permissions: [] }) as unknown as RoleInfo;

test("roles go from most to least, unknown ones last", () => {
  const order = inOrder(["viewer", "pilot", "admin", "editor"].map(role));
  expect(order.map((one) => one.role)).toEqual(["admin", "editor", "viewer", "pilot"]);
});
