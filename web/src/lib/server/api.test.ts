import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { api, buildUrl, onFactorMissing, onSessionLost, setCsrfToken } from "@/lib/server/api";
import { ApiError } from "@/lib/server/apiError";
import { useConnection } from "@/lib/server/connection";
import { onProofNeeded } from "@/lib/server/proof";

interface Seen {
  method: string;
  path: string;
  csrf: string | undefined;
  ifMatch: string | undefined;
  body: string;
}

type Answer = [status: number, body: unknown, headers?: Record<string, string>];

const plainFetch = globalThis.fetch;
let server: Server;
let base = "";
let seen: Seen[] = [];
let answers: Record<string, Answer[]> = {};

const data = (value: unknown) => ({ success: true, data: value });
const refusal = (code: string, message = "No.") => ({
  success: false,
  error: { code, message, requestId: "req-1" },
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const chunk of request) {
    body += chunk;
  }
  const { method = "", url = "", headers } = request;
  const csrf = headers["x-csrf-token"];
  seen.push({ method, path: url, csrf: String(csrf), ifMatch: headers["if-match"], body });
  const key = `${method} ${url}`;
  const queue = answers[key] ?? [];
  const [status, content, extra = {}] = (queue.length > 1 ? queue.shift() : queue[0]) ?? [
    404,
    refusal("NOT_FOUND"),
  ];
  response.writeHead(status, { "Content-Type": "application/json", ...extra });
  response.end(status === 204 ? undefined : JSON.stringify(content));
}

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const kept = new Map<string, string>();
  Object.assign(globalThis, {
    fetch: (path: string, init?: RequestInit) => plainFetch(base + path, init),
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      clear: () => kept.clear(),
    },
  });
});

afterAll(() => {
  globalThis.fetch = plainFetch;
  server.close();
});

beforeEach(() => {
  seen = [];
  answers = {};
  localStorage.clear();
  setCsrfToken("first");
  useConnection.setState({ state: "online" });
});

describe("a request", () => {
  it("hands back the data of the envelope", async () => {
    answers = { "GET /api/thing": [[200, data({ id: 7 })]] };
    expect(await api.get("/api/thing")).toEqual({ id: 7 });
  });

  it("sends CSRF token and If-Match with changes only", async () => {
    answers = { "PUT /api/thing": [[200, data(1)]], "GET /api/thing": [[200, data(1)]] };
    await api.put("/api/thing", { body: { a: 1 }, ifMatch: '"3"' });
    await api.get("/api/thing");
    expect(seen[0]).toMatchObject({ csrf: "first", ifMatch: '"3"', body: '{"a":1}' });
    expect(seen[1]).toMatchObject({ csrf: "undefined", ifMatch: undefined });
  });

  it("answers a list with its pagination", async () => {
    const pagination = { page: 2, limit: 1, total: 3, pages: 3, nextCursor: null };
    answers = { "GET /api/things?page=2": [[200, { ...data(["x"]), pagination }]] };
    expect(await api.page("/api/things", { query: { page: 2 } })).toEqual({
      items: ["x"],
      pagination,
    });
  });

  it("says what the server refused", async () => {
    answers = {
      "POST /api/thing": [[429, refusal("RATE_LIMITED", "Slowly."), { "Retry-After": "60" }]],
    };
    const error = await api.post("/api/thing", { body: {} }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: "RATE_LIMITED",
      status: 429,
      message: "Slowly.",
      requestId: "req-1",
      retryAfter: 60,
    });
  });

  it("knows no content", async () => {
    answers = { "DELETE /api/thing": [[204, null]] };
    expect(await api.delete("/api/thing")).toBeUndefined();
  });
});

describe("an expired session", () => {
  const expired: Answer = [401, refusal("TOKEN_EXPIRED")];

  it("is renewed once for all requests, which are then repeated with the new token", async () => {
    answers = {
      "POST /api/a": [expired, [200, data("a")]],
      "POST /api/b": [expired, [200, data("b")]],
      "POST /api/auth/refresh": [[200, data({ csrfToken: "second" })]],
    };
    const both = await Promise.all([
      api.post("/api/a", { body: {} }),
      api.post("/api/b", { body: {} }),
    ]);
    expect(both).toEqual(["a", "b"]);
    expect(seen.filter(({ path }) => path === "/api/auth/refresh")).toHaveLength(1);
    expect(seen.filter(({ csrf }) => csrf === "second")).toHaveLength(2);
  });

  it("that cannot be renewed is announced", async () => {
    answers = {
      "GET /api/a": [expired],
      "POST /api/auth/refresh": [[401, refusal("TOKEN_REUSED")]],
    };
    let lost = 0;
    const stop = onSessionLost(() => {
      lost += 1;
    });
    await expect(api.get("/api/a")).rejects.toMatchObject({ code: "TOKEN_EXPIRED" });
    stop();
    expect(lost).toBe(1);
    expect(seen.map(({ path }) => path)).toEqual(["/api/a", "/api/auth/refresh"]);
  });

  it("that is over for good is announced without trying to renew it", async () => {
    answers = { "GET /api/a": [[401, refusal("UNAUTHENTICATED")]] };
    let lost = 0;
    const stop = onSessionLost(() => {
      lost += 1;
    });
    await expect(api.get("/api/a")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    stop();
    expect(lost).toBe(1);
    expect(seen).toHaveLength(1);
  });

  it("is left alone when it was the password that was wrong", async () => {
    answers = { "POST /api/auth/login": [[401, refusal("INVALID_CREDENTIALS")]] };
    await expect(api.post("/api/auth/login", { body: {} })).rejects.toMatchObject({
      code: "INVALID_CREDENTIALS",
    });
    expect(seen).toHaveLength(1);
  });
});

describe("a stale CSRF token", () => {
  it("is fetched anew and the request repeated", async () => {
    answers = {
      "POST /api/a": [
        [403, refusal("CSRF_FAILED")],
        [200, data("done")],
      ],
      "GET /api/auth/session": [[200, data({ csrfToken: "fresh" })]],
    };
    expect(await api.post("/api/a", { body: {} })).toBe("done");
    expect(seen.at(-1)).toMatchObject({ path: "/api/a", csrf: "fresh" });
  });
});

describe("a change that wants a fresh proof", () => {
  const stale: Answer = [403, refusal("STEP_UP_REQUIRED")];

  it("waits for one proof and is repeated, also when several want it", async () => {
    answers = {
      "POST /api/a": [stale, [200, data("a")]],
      "DELETE /api/b": [stale, [200, data("b")]],
    };
    let asked = 0;
    const stop = onProofNeeded(async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 30));
      return true;
    });
    const both = await Promise.all([api.post("/api/a", { body: {} }), api.delete("/api/b")]);
    stop();
    expect(both).toEqual(["a", "b"]);
    expect(asked).toBe(1);
  });

  it("renews an expired session first", async () => {
    answers = {
      "POST /api/a": [[401, refusal("TOKEN_EXPIRED")], stale, [200, data("a")]],
      "POST /api/auth/refresh": [[200, data({ csrfToken: "second" })]],
    };
    const stop = onProofNeeded(async () => true);
    expect(await api.post("/api/a", { body: {} })).toBe("a");
    stop();
  });

  it("fails with a word about it when nobody proves anything", async () => {
    answers = { "POST /api/a": [stale] };
    const stop = onProofNeeded(async () => false);
    await expect(api.post("/api/a", { body: {} })).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
    stop();
    await expect(api.post("/api/a", { body: {} })).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
    expect(seen).toHaveLength(2);
  });

  it("is asked for once only", async () => {
    answers = { "POST /api/a": [stale] };
    const stop = onProofNeeded(async () => true);
    await expect(api.post("/api/a", { body: {} })).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
    stop();
    expect(seen).toHaveLength(2);
  });
});

describe("a second factor that is missing", () => {
  it("is announced", async () => {
    answers = { "GET /api/a": [[403, refusal("SECOND_FACTOR_MISSING")]] };
    let missing = 0;
    const stop = onFactorMissing(() => {
      missing += 1;
    });
    await expect(api.get("/api/a")).rejects.toMatchObject({ code: "SECOND_FACTOR_MISSING" });
    stop();
    expect(missing).toBe(1);
  });
});

describe("a server that is away", () => {
  it("is an error of its own, and shows in the connection", async () => {
    const there = globalThis.fetch;
    globalThis.fetch = () => plainFetch("http://127.0.0.1:1/");
    await expect(api.get("/api/a")).rejects.toMatchObject({ code: "OFFLINE", status: 0 });
    expect(useConnection.getState().state).not.toBe("online");
    globalThis.fetch = there;
    answers = { "GET /api/a": [[200, data(1)]] };
    await api.get("/api/a");
    expect(useConnection.getState().state).toBe("online");
  });
});

describe("buildUrl", () => {
  it("leaves out what is empty and repeats lists", () => {
    expect(buildUrl("/x", { a: "", b: undefined, c: null, d: 0, e: ["1", "2"], f: "ä b" })).toBe(
      "/x?d=0&e=1&e=2&f=%C3%A4+b",
    );
    expect(buildUrl("/x")).toBe("/x");
  });
});
