import { expect, it } from "vitest";
import { detectFormat } from "@/editor/source/detect";

it("tells MJML, HTML and documents apart by how they begin", () => {
  expect(detectFormat("<mjml><mj-body/></mjml>")).toBe("mjml");
  expect(detectFormat("\uFEFF<?xml version='1.0'?>\n<!-- hello -->\n<mjml lang='en'>")).toBe(
    "mjml",
  );
  expect(detectFormat("<mj-section></mj-section>")).toBe("mjml");
  expect(detectFormat("<!doctype html><html><body>&lt;mjml></body></html>")).toBe("html");
  expect(detectFormat('{"schemaVersion": 1}')).toBe("design");
  expect(detectFormat("{{ greeting }} <p>hi</p>")).toBe("html");
  expect(detectFormat("")).toBe("html");
});
