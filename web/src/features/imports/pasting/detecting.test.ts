import { expect, it } from "vitest";
import { detectKind, detectName } from "./detecting";

it.each([
  ["<mjml><mj-body/></mjml>", "mjml"],
  ['<?xml version="1.0"?>\n<!-- a <table> -->\n<MJML>', "mjml"],
  ["{% if x %}<mjml>", "mjml"],
  ["<mj-section>", "mjml"],
  ["<!doctype html><html>", "html"],
  ["<table><tr>", "html"],
  ["Hello {{ name }}", null],
  ["", null],
])("%j is %s", (source, kind) => {
  expect(detectKind(source)).toBe(kind);
});

it("takes the name from the title", () => {
  expect(detectName("<mj-title>\n  Spring\n sale </mj-title>")).toBe("Spring sale");
  expect(detectName("<title>Welcome</title>")).toBe("Welcome");
  expect(detectName("<p>none</p>")).toBe("");
  expect(detectName("<title>Hi {{ name }}</title>")).toBe("");
});
