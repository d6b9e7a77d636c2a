import type { ErrorDetail } from "@/lib/server/models";

interface Failure {
  code: string;
  message: string;
  status: number;
  details?: ErrorDetail[];
  requestId?: string | null;
  retryAfter?: number | null;
}

/** What the server refused, or that it could not be reached (`status` 0, code `OFFLINE`). */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: readonly ErrorDetail[];
  readonly requestId: string | null;
  /** Seconds the server asks us to wait. */
  readonly retryAfter: number | null;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "ApiError";
    this.code = failure.code;
    this.status = failure.status;
    this.details = failure.details ?? [];
    this.requestId = failure.requestId ?? null;
    this.retryAfter = failure.retryAfter ?? null;
  }
}

export function isApiError(error: unknown, ...codes: string[]): error is ApiError {
  return error instanceof ApiError && (codes.length === 0 || codes.includes(error.code));
}

/** The sentence to show a person for any error. */
export function errorSentence(error: unknown): string {
  if (error instanceof ApiError || error instanceof Error) {
    return error.message;
  }
  return "Something unexpected happened.";
}

/** Messages by field name, for a form to show at its fields. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) {
    return {};
  }
  const fields: Record<string, string> = {};
  for (const detail of error.details) {
    const name = detail.path?.split(".").at(-1);
    if (name && !(name in fields)) {
      fields[name] = detail.message;
    }
  }
  return fields;
}
