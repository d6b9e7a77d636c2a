import { expect, it } from "vitest";
import { readableSubject } from "./subjects";

it.each([
  [
    "{{ sale.percent }}% off until {{ sale.ends_on | date: '%b %d' }}",
    "[percent]% off until [ends on]",
  ],
  ['Hi {{ user.firstName | default: "friend" }}, welcome', "Hi friend, welcome"],
  ["{% if vip %}Only for you: {% endif %}news", "Only for you: news"],
  ["{{- order.items[0].name -}} is on its way", "[name] is on its way"],
  ['News of {{ "now" | date: "%B" }}', "News of […]"],
  ["Nothing to fill in", "Nothing to fill in"],
])("%j reads %j", (subject, expected) => {
  expect(readableSubject(subject)).toBe(expected);
});
