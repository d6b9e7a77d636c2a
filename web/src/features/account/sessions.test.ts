import { expect, test } from "vitest";
import { methodWords } from "./sessions";

test("how somebody signed in is told in words", () => {
  expect(methodWords(["password"])).toBe("password");
  expect(methodWords(["password", "totp"])).toBe("password and authenticator app");
  expect(methodWords(["oidc", "new-thing"])).toBe("single sign-on and new-thing");
  expect(methodWords([])).toBe("");
});
