import { expect, test } from "vitest";
import type { Factors } from "@/lib/server/models";
import { factorNeeded, passwordNeeded, protectionOf } from "./strength";

const key = (id: string) => ({
  id,
  name: id,
  createdAt: "",
  lastUsedAt: null,
  synced: false,
  transports: [],
});
const codes = (left: number) => ({ left, total: 10, createdAt: "" });
const bare: Factors = {
  password: true,
  totp: null,
  passkeys: [],
  recoveryCodes: null,
  required: false,
  passkeysAt: null,
};
const totp = { createdAt: "", lastUsedAt: null };

test("a password alone is not enough", () => {
  expect(protectionOf(bare).tone).toBe("warning");
  expect(protectionOf({ ...bare, totp, recoveryCodes: codes(9) }).tone).toBe("success");
  expect(protectionOf({ ...bare, totp, recoveryCodes: codes(2) }).title).toContain("nearly used");
  expect(protectionOf({ ...bare, passkeys: [key("a")] }).title).toBe("Well protected");
});

test("a password goes only when there is a way in and a way back", () => {
  expect(passwordNeeded(bare)).toContain("Add a passkey");
  expect(passwordNeeded({ ...bare, passkeys: [key("a")] })).toContain("second passkey");
  expect(
    passwordNeeded({ ...bare, passkeys: [key("a")], recoveryCodes: codes(1) }),
  ).toBeUndefined();
  expect(passwordNeeded({ ...bare, passkeys: [key("a"), key("b")] })).toBeUndefined();
});

test("the last factor stays where the organization asks for one", () => {
  expect(factorNeeded({ ...bare, totp, required: true })).toContain("another one first");
  expect(factorNeeded({ ...bare, totp, passkeys: [key("a")], required: true })).toBeUndefined();
  expect(factorNeeded({ ...bare, totp })).toBeUndefined();
});
