import { ApiError } from "@/lib/server/apiError";
import { reportReachable, reportUnreachable } from "@/lib/server/connection";
import type { ErrorDetail, Pagination } from "@/lib/server/models";

type QueryValue = string | number | boolean | null | undefined;

export interface RequestOptions {
  query?: Record<string, QueryValue | readonly string[]>;
  body?: unknown;
  form?: FormData;
  ifMatch?: string;
  idempotencyKey?: string;
  accept?: string;
  signal?: AbortSignal;
}

export interface Page<T> {
  items: T[];
  pagination: Pagination;
}

interface Envelope {
  success: boolean;
  data?: unknown;
  pagination?: Pagination;
  error?: { code: string; message: string; details?: ErrorDetail[]; requestId?: string };
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

const credentials = { csrfToken: "" };
const lostListeners = new Set<() => void>();
let refreshing: Promise<boolean> | null = null;

export function setCsrfToken(token: string): void {
  credentials.csrfToken = token;
}

/** Called when the session has ended and could not be renewed. */
export function onSessionLost(listener: () => void): () => void {
  lostListeners.add(listener);
  return () => lostListeners.delete(listener);
}

export function buildUrl(path: string, query: RequestOptions["query"] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== "") {
        search.append(name, String(item));
      }
    }
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

function headersFor(method: Method, options: RequestOptions): Headers {
  const headers = new Headers({ Accept: options.accept ?? "application/json" });
  if (options.body !== undefined) {
    headers.set("Content-Type", "application/json");
  }
  if (method !== "GET" && credentials.csrfToken) {
    headers.set("X-CSRF-Token", credentials.csrfToken);
  }
  if (options.ifMatch) {
    headers.set("If-Match", options.ifMatch);
  }
  if (options.idempotencyKey) {
    headers.set("Idempotency-Key", options.idempotencyKey);
  }
  return headers;
}

async function send(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const init: RequestInit = {
    method,
    headers: headersFor(method, options),
    credentials: "same-origin",
  };
  if (options.form) {
    init.body = options.form;
  } else if (options.body !== undefined) {
    init.body = JSON.stringify(options.body);
  }
  if (options.signal) {
    init.signal = options.signal;
  }
  try {
    const response = await fetch(buildUrl(path, options.query), init);
    reportReachable();
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      throw error;
    }
    reportUnreachable();
    throw new ApiError({
      code: "OFFLINE",
      status: 0,
      message: "The server cannot be reached. Check your connection and try again.",
    });
  }
}

async function failure(response: Response): Promise<ApiError> {
  const envelope = (await response.json().catch(() => null)) as Envelope | null;
  const requestId = envelope?.error?.requestId ?? response.headers.get("X-Request-ID");
  const retryAfter = Number(response.headers.get("Retry-After"));
  return new ApiError({
    code: envelope?.error?.code ?? (response.status === 413 ? "TOO_LARGE" : "INTERNAL_ERROR"),
    message: envelope?.error?.message ?? `The server answered ${response.status}.`,
    status: response.status,
    details: envelope?.error?.details ?? [],
    requestId,
    retryAfter: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  });
}

const REFRESHED_AT = "craftify.refreshedAt";

/** Renew the session once for all requests of all tabs: a refresh token may be used only once. */
async function renew(expiredAt: number): Promise<boolean> {
  const attempt = async () => {
    if (Number(localStorage.getItem(REFRESHED_AT)) > expiredAt) {
      return true;
    }
    const response = await send("POST", "/api/auth/refresh", { body: {} });
    if (!response.ok) {
      return false;
    }
    localStorage.setItem(REFRESHED_AT, String(Date.now()));
    const envelope = (await response.json().catch(() => null)) as {
      data?: { csrfToken?: string };
    } | null;
    if (envelope?.data?.csrfToken) {
      setCsrfToken(envelope.data.csrfToken);
    }
    return true;
  };
  // Browsers lock only on https and on the machine itself.
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  return locks ? locks.request("craftify.refresh", attempt) : attempt();
}

function renewOnce(expiredAt: number): Promise<boolean> {
  refreshing ??= renew(expiredAt).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function renewCsrf(): Promise<boolean> {
  const response = await send("GET", "/api/auth/session", {});
  if (!response.ok) {
    return false;
  }
  const envelope = (await response.json()) as { data: { csrfToken: string } };
  setCsrfToken(envelope.data.csrfToken);
  return true;
}

function announceLoss(): void {
  for (const listener of lostListeners) {
    listener();
  }
}

/** One request, repeated once after the session (or its CSRF token) has been renewed. */
async function request(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const startedAt = Date.now();
  const response = await send(method, path, options);
  if (response.ok) {
    return response;
  }
  const error = await failure(response);
  const expired = error.code === "TOKEN_EXPIRED";
  if (!expired && error.code !== "CSRF_FAILED") {
    if (error.code === "UNAUTHENTICATED") {
      announceLoss();
    }
    throw error;
  }
  const renewed = expired ? await renewOnce(startedAt) : await renewCsrf();
  if (!renewed) {
    announceLoss();
    throw error;
  }
  const second = await send(method, path, options);
  if (second.ok) {
    return second;
  }
  const secondError = await failure(second);
  if (secondError.status === 401) {
    announceLoss();
  }
  throw secondError;
}

async function envelopeOf(response: Response): Promise<Envelope> {
  if (response.status === 204) {
    return { success: true };
  }
  return (await response.json()) as Envelope;
}

function verb(method: Method) {
  return async <T>(path: string, options: RequestOptions = {}): Promise<T> =>
    (await envelopeOf(await request(method, path, options))).data as T;
}

/** The API of this installation. Every verb answers with `data` of the envelope or throws ApiError. */
export const api = {
  get: verb("GET"),
  post: verb("POST"),
  put: verb("PUT"),
  patch: verb("PATCH"),
  delete: verb("DELETE"),
  async page<T>(path: string, options: RequestOptions = {}): Promise<Page<T>> {
    const envelope = await envelopeOf(await request("GET", path, options));
    const items = envelope.data as T[];
    const total = items.length;
    const whole = { page: 1, limit: total, total, pages: 1, nextCursor: null };
    return { items, pagination: envelope.pagination ?? whole };
  },
  async text(path: string, options: RequestOptions = {}): Promise<string> {
    return (await request("GET", path, { accept: "*/*", ...options })).text();
  },
};
