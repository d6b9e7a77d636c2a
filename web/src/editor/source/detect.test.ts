import { expect, it } from "vitest";
import { otherFormat } from "@/editor/source/detect";

it("notices a whole email of another format", () => {
  expect(otherFormat("<mjml><mj-body/></mjml>", "html")).toBe("mjml");
  expect(otherFormat("\uFEFF<?xml version='1.0'?>\n<!-- hi -->\n<mjml lang='en'>", "html")).toBe(
    "mjml",
  );
  expect(otherFormat("<!DOCTYPE html PUBLIC ''>\n<html>", "mjml")).toBe("html");
  expect(otherFormat('{"schemaVersion": 1}', "mjml")).toBe("design");
});

it("says nothing without being sure", () => {
  expect(otherFormat("<mjml></mjml>", "mjml")).toBeUndefined();
  expect(otherFormat("<p>{{ name }}</p>", "mjml")).toBeUndefined();
  expect(otherFormat("{{ greeting }} <p>hi</p>", "html")).toBeUndefined();
  expect(otherFormat("", "html")).toBeUndefined();
});
