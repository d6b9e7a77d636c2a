import { ApiError } from "@/lib/server/apiError";
import { reportReachable, reportUnreachable } from "@/lib/server/connection";
import type { ErrorDetail, Pagination } from "@/lib/server/models";
import { proveAgain } from "@/lib/server/proof";

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

/** On answers that the service worker kept from when the server could be reached. */
const KEPT = "X-Craftify-Kept";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

const credentials = { csrfToken: "" };
const lostListeners = new Set<() => void>();
const factorListeners = new Set<() => void>();
let refreshing: Promise<boolean> | null = null;

export function setCsrfToken(token: string): void {
  credentials.csrfToken = token;
}

/** Called when the session has ended and could not be renewed. */
export function onSessionLost(listener: () => void): () => void {
  lostListeners.add(listener);
  return () => lostListeners.delete(listener);
}

/** Called when the organization lets nobody in without a second factor, and this person has none. */
export function onFactorMissing(listener: () => void): () => void {
  factorListeners.add(listener);
  return () => factorListeners.delete(listener);
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
    if (response.headers.has(KEPT)) {
      reportUnreachable();
    } else {
      reportReachable();
    }
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

function announce(listeners: ReadonlySet<() => void>): void {
  for (const listener of listeners) {
    listener();
  }
}

/** What may be done about a refusal, before the request is tried once more. */
const REMEDIES: Record<string, (startedAt: number) => Promise<boolean>> = {
  TOKEN_EXPIRED: renewOnce,
  CSRF_FAILED: renewCsrf,
  STEP_UP_REQUIRED: proveAgain,
};

/** Tell whom it concerns why a request failed for good. */
function report(error: ApiError, remedied: ReadonlySet<string>): void {
  const strange = error.code === "CSRF_FAILED" && !remedied.has(error.code);
  if (strange || error.code === "UNAUTHENTICATED" || error.code === "TOKEN_EXPIRED") {
    announce(lostListeners);
  } else if (error.code === "SECOND_FACTOR_MISSING") {
    announce(factorListeners);
  }
}

/** One request, repeated after what stood against it has been put right, once for each reason. */
async function request(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const startedAt = Date.now();
  const remedied = new Set<string>();
  for (;;) {
    const response = await send(method, path, options);
    if (response.ok) {
      return response;
    }
    const error = await failure(response);
    const remedy = remedied.has(error.code) ? undefined : REMEDIES[error.code];
    if (!remedy || !(await remedy(startedAt))) {
      report(error, remedied);
      throw error.code === "STEP_UP_REQUIRED" ? unproved(error) : error;
    }
    remedied.add(error.code);
  }
}

const unproved = ({ requestId }: ApiError) =>
  new ApiError({
    code: "NOT_CONFIRMED",
    status: 403,
    message: "Nothing was changed, because you did not confirm that it is you.",
    requestId,
  });

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
