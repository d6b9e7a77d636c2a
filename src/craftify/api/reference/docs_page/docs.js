// Draws the reference from /api/openapi.json. Text only ever enters the page as text.

const METHODS = ["get", "post", "put", "patch", "delete"];
let document_;

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}

function prose(text) {
  return (text ?? "").split("`").map((part, place) => (place % 2 ? make("code", {}, part) : part));
}

function resolve(node) {
  if (!node || !node.$ref) return node ?? {};
  return node.$ref.split("/").slice(1).reduce((found, key) => found?.[key], document_) ?? {};
}

function nameOf(node) {
  return node?.$ref ? node.$ref.split("/").pop() : "";
}

function kind(node) {
  if (!node) return "any";
  if (node.$ref) return nameOf(node);
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.enum) return node.enum.map((value) => JSON.stringify(value)).join(" | ");
  const options = node.oneOf ?? node.anyOf;
  if (options) return [...new Set(options.map(kind))].join(" | ");
  if (node.allOf?.length === 1) return kind(node.allOf[0]);
  if (node.type === "array") return `${kind(node.items)}[]`;
  if (Array.isArray(node.type)) return node.type.join(" | ");
  return node.format ? `${node.type} (${node.format})` : node.type ?? "any";
}

function inner(node) {
  const options = node?.oneOf ?? node?.anyOf ?? node?.allOf;
  if (options) return options.map(inner).find((found) => found);
  if (node?.type === "array") return inner(node.items);
  if (node?.$ref || node?.properties) return node;
  return undefined;
}

function tree(node, seen = []) {
  const name = nameOf(node);
  const schema = resolve(node);
  if (!schema.properties || seen.includes(name)) return undefined;
  const path = [...seen, name];
  const list = make("ul", { class: "tree" });
  for (const [key, property] of Object.entries(schema.properties)) {
    const item = make("li", {}, make("code", {}, key), " ", make("span", { class: "kind" }, kind(property)));
    if (schema.required?.includes(key)) item.append(" ", make("span", { class: "need" }, "required"));
    if (property.description) item.append(" ", property.description);
    const below = inner(property);
    if (below && path.length < 6) {
      const more = make("details", {}, make("summary", {}, nameOf(below) || "fields"));
      more.addEventListener("toggle", () => {
        if (more.open && more.children.length === 1) more.append(tree(below, path) ?? "");
      });
      item.append(more);
    }
    list.append(item);
  }
  return list;
}

function sample(node, seen = []) {
  const name = nameOf(node);
  const schema = resolve(node);
  if (seen.includes(name) && name) return {};
  const path = [...seen, name];
  if (schema.default !== undefined && schema.default !== null) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const options = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (options) return sample(options.find((option) => option.type !== "null") ?? {}, path);
  if (schema.properties) {
    const needed = schema.required ?? Object.keys(schema.properties);
    return Object.fromEntries(needed.map((key) => [key, sample(schema.properties[key], path)]));
  }
  if (schema.type === "array") return [];
  if (schema.type === "object") return {};
  if (schema.type === "integer" || schema.type === "number") return 0;
  return schema.type === "boolean" ? false : "";
}

function parameters(operation) {
  if (!operation.parameters?.length) return undefined;
  const rows = operation.parameters.map(resolve).map((parameter) =>
    make("tr", {},
      make("td", {}, make("code", {}, parameter.name)),
      make("td", { class: "kind" }, `${parameter.in}, ${kind(parameter.schema)}`),
      make("td", {}, parameter.required ? make("span", { class: "need" }, "required ") : "", parameter.description ?? "")));
  return make("div", {}, make("h4", {}, "Parameters"), make("table", {}, make("tbody", {}, ...rows)));
}

function body(operation) {
  const content = resolve(operation.requestBody).content;
  if (!content) return undefined;
  const [type, media] = Object.entries(content)[0];
  return make("div", {}, make("h4", {}, `Body: ${type}`), tree(inner(media.schema)) ?? kind(media.schema));
}

function answers(operation) {
  const blocks = Object.entries(operation.responses).map(([status, answer]) => {
    const found = resolve(answer);
    const schema = Object.values(found.content ?? {})[0]?.schema;
    const below = schema && inner(schema);
    return make("details", {}, make("summary", {}, `${status} `, ...prose(found.description)),
      (below && tree(below)) ?? make("p", { class: "kind" }, schema ? kind(schema) : "no content"));
  });
  return make("div", {}, make("h4", {}, "Answers"), ...blocks);
}

async function csrfToken() {
  const answer = await fetch("/api/auth/session");
  return answer.ok ? (await answer.json()).data.csrfToken : undefined;
}

async function call(method, path, operation, form) {
  const values = new FormData(form);
  const query = new URLSearchParams();
  let address = path;
  for (const parameter of (operation.parameters ?? []).map(resolve)) {
    const value = values.get(parameter.name);
    if (parameter.in === "path") address = address.replace(`{${parameter.name}}`, encodeURIComponent(value));
    if (parameter.in === "query" && value) query.set(parameter.name, value);
  }
  const headers = {};
  const token = values.get("bearer");
  if (token) headers.Authorization = `Bearer ${token}`;
  else if (method !== "get") {
    const csrf = await csrfToken();
    if (csrf) headers["X-CSRF-Token"] = csrf;
  }
  const sent = values.get("body");
  if (sent) headers["Content-Type"] = "application/json";
  const suffix = query.size ? `?${query}` : "";
  const answer = await fetch(address + suffix, { method: method.toUpperCase(), headers, body: sent || undefined });
  const text = await answer.text();
  const json = answer.headers.get("content-type")?.includes("json");
  return `${answer.status} ${answer.statusText}\n\n${json ? JSON.stringify(JSON.parse(text), null, 2) : text}`;
}

function attempt(method, path, operation) {
  const content = resolve(operation.requestBody).content;
  if (content && !content["application/json"]) return undefined;
  const form = make("form", { autocomplete: "off" });
  for (const parameter of (operation.parameters ?? []).map(resolve)) {
    if (parameter.in === "path" || parameter.in === "query") {
      form.append(make("label", {}, parameter.name, make("input", { name: parameter.name, required: parameter.in === "path" })));
    }
  }
  if (content) {
    const text = make("textarea", { name: "body", spellcheck: "false" });
    text.value = JSON.stringify(sample(content["application/json"].schema), null, 2);
    form.append(make("label", {}, "Body", text));
  }
  form.append(make("label", {}, "Bearer token (empty: the session of this browser)", make("input", { name: "bearer" })));
  const shown = make("pre", { hidden: "", role: "status" });
  form.append(make("button", { type: "submit" }, "Send"), shown);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    shown.hidden = false;
    shown.textContent = "…";
    try {
      shown.textContent = await call(method, path, operation, form);
    } catch (error) {
      shown.textContent = String(error);
    }
  });
  return make("details", {}, make("summary", {}, "Try it"), form);
}

function article(method, path, operation) {
  const card = make("article", { id: operation.operationId },
    make("h3", {}, operation.summary ?? operation.operationId),
    make("p", { class: "route" }, make("span", { class: `method ${method}` }, method.toUpperCase()), path),
    make("p", {}, ...prose(operation.description)));
  for (const part of [parameters(operation), body(operation), answers(operation), attempt(method, path, operation)]) {
    if (part) card.append(part);
  }
  return card;
}

function link(method, path, operation) {
  const entry = make("li", {}, make("a", { href: `#${operation.operationId}` },
    make("span", { class: `method ${method}` }, method.toUpperCase()), operation.summary ?? path));
  entry.dataset.words = `${method} ${path} ${operation.summary ?? ""}`.toLowerCase();
  return entry;
}

function draw() {
  const groups = new Map((document_.tags ?? []).map((tag) => [tag.name, []]));
  for (const [path, item] of Object.entries(document_.paths)) {
    for (const method of METHODS.filter((name) => item[name])) {
      const tag = item[method].tags?.[0] ?? "Other";
      groups.set(tag, [...(groups.get(tag) ?? []), [method, path, item[method]]]);
    }
  }
  const main = document.getElementById("reference");
  main.replaceChildren(make("h1", {}, document_.info.title), make("p", { class: "kind" }, `Version ${document_.info.version}`),
    make("p", { class: "lead" }, ...prose(document_.info.description)));
  const index = document.getElementById("index");
  for (const [tag, operations] of groups) {
    if (!operations.length) continue;
    index.append(make("h2", {}, tag), make("ul", {}, ...operations.map((each) => link(...each))));
    main.append(make("section", {}, make("h2", {}, tag), ...operations.map((each) => article(...each))));
  }
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

document.getElementById("filter").addEventListener("input", (event) => {
  const words = event.target.value.toLowerCase().split(/\s+/);
  for (const entry of document.querySelectorAll("#index li")) {
    entry.hidden = !words.every((word) => entry.dataset.words.includes(word));
  }
});

const answer = await fetch("/api/openapi.json");
if (answer.ok) {
  document_ = await answer.json();
  draw();
} else {
  document.getElementById("loading").textContent = `The document could not be read (${answer.status}).`;
}
