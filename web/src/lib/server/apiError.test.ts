import { expect, it } from "vitest";
import { ApiError, errorSentence, fieldErrors, isApiError } from "@/lib/server/apiError";

const refused = new ApiError({
  code: "VALIDATION_FAILED",
  status: 422,
  message: "The request is not valid.",
  details: [
    { path: "email", message: "Not an address." },
    { path: "email", message: "Too long." },
    { path: "body.password", message: "Too short." },
    { message: "Without a place." },
  ],
});

it("gives each field its first message", () => {
  expect(fieldErrors(refused)).toEqual({ email: "Not an address.", password: "Too short." });
  expect(fieldErrors(new Error("x"))).toEqual({});
});

it("tells refusals apart by code", () => {
  expect(isApiError(refused)).toBe(true);
  expect(isApiError(refused, "STALE", "VALIDATION_FAILED")).toBe(true);
  expect(isApiError(refused, "STALE")).toBe(false);
  expect(isApiError(new Error("x"))).toBe(false);
});

it("has a sentence for everything that can be thrown", () => {
  expect(errorSentence(refused)).toBe("The request is not valid.");
  expect(errorSentence("text")).toBe("Something unexpected happened.");
});
