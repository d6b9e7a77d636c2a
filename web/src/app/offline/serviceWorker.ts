// The service worker: the app opens without a network, with what was open when there was one.

interface LaterEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface RequestEvent extends LaterEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Events {
  install: LaterEvent;
  activate: LaterEvent;
  fetch: RequestEvent;
  message: MessageEvent<unknown>;
}
interface Scope {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener<K extends keyof Events>(name: K, call: (event: Events[K]) => void): void;
}
type Manifest = Readonly<
  Record<string, { file: string; css?: readonly string[]; assets?: readonly string[] }>
>;

const worker = globalThis as unknown as Scope;
/** Changed by every build, so that browsers fetch this file, and with it the app, anew. */
const BUILD = "__BUILD__";
const FILES = "craftify-files";
const ANSWERS = "craftify-answers";
const SHELL = "/index.html";
const ROOT_FILES = [SHELL, "/theme.js", "/favicon.svg"];
/** What is kept of an open template: each as the server last said it. */
const KEPT = [
  /^\/api\/auth\/session$/,
  /^\/api\/starters$/,
  /^\/api\/brands$/,
  /^\/api\/templates\/[^/]+$/,
  /^\/api\/templates\/[^/]+\/draft$/,
];
const NOT_TEMPLATES = /^\/api\/templates\/(facets|import)$/;
/** So many answers are kept; the oldest go first. */
const MOST_ANSWERS = 60;
/** A page that takes longer is taken from here. */
const PATIENCE_MS = 4_000;
/** Tells the app that an answer comes from here and not from the server. */
const MARK = "X-Craftify-Kept";

worker.addEventListener("install", (event) => {
  event.waitUntil(fetchFiles().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(dropOldFiles().then(() => worker.clients.claim()));
});

worker.addEventListener("message", (event) => {
  if (event.data === "forget") {
    void caches.delete(ANSWERS);
  } else if (Array.isArray(event.data)) {
    keepAll(event.data.map(String));
  }
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== location.origin) {
    return;
  }
  if (request.method !== "GET") {
    const template = /^\/api\/templates\/[^/]+/.exec(pathname)?.[0];
    if (template !== undefined && isKept(template)) {
      event.respondWith(change(request, template));
    }
    return;
  }
  if (request.mode === "navigate" && !pathname.startsWith("/api")) {
    event.respondWith(page(request));
  } else if (pathname.startsWith("/assets/") || ROOT_FILES.includes(pathname)) {
    event.respondWith(file(request));
  } else if (search === "" && isKept(pathname)) {
    event.respondWith(answer(request));
  }
});

function isKept(path: string): boolean {
  return KEPT.some((pattern) => pattern.test(path)) && !NOT_TEMPLATES.test(path);
}

/** The app's page: the newest there is, and the kept one when none comes. */
async function page(request: Request): Promise<Response> {
  const kept = await (await caches.open(FILES)).match(SHELL);
  if (kept === undefined) {
    return fetch(request);
  }
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  return Promise.race([fetch(request).catch(() => kept), late]);
}

/** A file of the app. Those under /assets never change: their names say what is in them. */
async function file(request: Request): Promise<Response> {
  const files = await caches.open(FILES);
  const kept = await files.match(request, { ignoreVary: true });
  if (kept !== undefined && new URL(request.url).pathname.startsWith("/assets/")) {
    return kept;
  }
  return kept === undefined ? fetch(request) : fetch(request).catch(() => kept);
}

/** A change of a template: what is kept of it is never older than the change. */
async function change(request: Request, template: string): Promise<Response> {
  const response = await fetch(request);
  if (!response.ok) {
    return response;
  }
  const answers = await caches.open(ANSWERS);
  const draft = `${template}/draft`;
  if (request.method === "PUT" && new URL(request.url).pathname === draft) {
    await answers.put(draft, response.clone());
    return response;
  }
  const about = [template, draft];
  const kept = await Promise.all(about.map((path) => answers.match(path, { ignoreVary: true })));
  await Promise.all(about.map((path) => answers.delete(path)));
  keepAll(about.filter((_, at) => kept[at] !== undefined));
  return response;
}

/** Asks for what the page has read before this worker was there. */
function keepAll(paths: readonly string[]): void {
  for (const path of paths.filter(isKept)) {
    answer(new Request(path)).catch(() => undefined);
  }
}

/** What the server says; when it cannot be reached, what it said last. */
async function answer(request: Request): Promise<Response> {
  const answers = await caches.open(ANSWERS);
  const key = new URL(request.url).pathname;
  try {
    const response = await fetch(request);
    if (response.ok) {
      await answers.delete(key);
      await answers.put(key, response.clone());
      await dropOldest(answers);
    } else if (response.status < 500 && response.status !== 429) {
      // not ours to see any more: what was kept goes, too
      await (response.status === 401 ? caches.delete(ANSWERS) : answers.delete(key));
    }
    return response;
  } catch (error) {
    const kept = await answers.match(key, { ignoreVary: true });
    if (kept === undefined) {
      throw error;
    }
    const headers = new Headers(kept.headers);
    headers.set(MARK, "1");
    return new Response(kept.body, { status: kept.status, headers });
  }
}

async function dropOldest(answers: Cache): Promise<void> {
  const keys = await answers.keys();
  await Promise.all(
    keys.slice(0, Math.max(0, keys.length - MOST_ANSWERS)).map((key) => answers.delete(key)),
  );
}

async function listed(): Promise<string[]> {
  const manifest = (await (
    await fetch("/manifest.json", { cache: "no-store" })
  ).json()) as Manifest;
  const built = Object.values(manifest).flatMap(({ file: script, css = [], assets = [] }) => [
    script,
    ...css,
    ...assets,
  ]);
  const hashed = built.filter((name) => name.startsWith("assets/")).map((name) => `/${name}`);
  return [...new Set([...ROOT_FILES, ...hashed])];
}

/** Fetches what is not here yet; files with the same name are the same. */
async function fetchFiles(): Promise<void> {
  const files = await caches.open(FILES);
  const wanted = await listed();
  const here = new Set((await files.keys()).map((request) => new URL(request.url).pathname));
  const missing = wanted.filter((name) => ROOT_FILES.includes(name) || !here.has(name));
  await files.addAll(missing.map((name) => new Request(name, { cache: "no-cache" })));
}

async function dropOldFiles(): Promise<void> {
  const files = await caches.open(FILES);
  const wanted = new Set(await listed().catch(() => []));
  if (wanted.size === 0) {
    return;
  }
  for (const request of await files.keys()) {
    if (!wanted.has(new URL(request.url).pathname)) {
      await files.delete(request);
    }
  }
}

// read by whoever debugs it: which build this is
Object.assign(globalThis, { CRAFTIFY_BUILD: BUILD });
