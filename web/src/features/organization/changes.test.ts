import { expect, it } from "vitest";
import { changesOf, isChanged, sessionLengths } from "./changes";

const BEFORE = {
  name: "Meadow",
  requireSecondFactor: false,
  sessionDays: null,
  inviteDomains: ["meadow.example"],
};

it("sends only what differs", () => {
  expect(changesOf(BEFORE, { ...BEFORE, name: " Meadow & Co " })).toEqual({ name: "Meadow & Co" });
  expect(changesOf(BEFORE, { ...BEFORE, sessionDays: 7, inviteDomains: [] })).toEqual({
    settings: { sessionDays: 7, inviteDomains: [] },
  });
  expect(isChanged(BEFORE, { ...BEFORE, name: "Meadow " })).toBe(false);
});

it("offers what is chosen though it is unusual", () => {
  const values = (chosen: number | null) => sessionLengths(chosen).map(({ value }) => value);
  expect(values(null)).toEqual(["1", "7", "14", "30", "90", "none"]);
  expect(values(21)).toContain("21");
});
