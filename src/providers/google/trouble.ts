/** What went wrong at Google, in our words. Nobody outside has seen an HTTP status. */
import { ProviderError, type Trouble } from "../provider.ts";
import { Refusal } from "./wire.ts";

type Instant = Temporal.Instant;

/**
 * `reading` changes nothing; `writing` may have happened although no answer came.
 */
export type Intent = "reading" | "writing";

/** What a failed request tells, whatever library made it. */
export interface Failure {
  /** Undefined where no answer came. */
  status: number | undefined;
  retryAfter: string | undefined;
  body: unknown;
  /** Of the network or a timeout: ECONNREFUSED, TimeoutError. */
  code: string | undefined;
  message: string;
}

export function toFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const failure: Failure = {
    status: undefined,
    retryAfter: undefined,
    body: undefined,
    code: undefined,
    message,
  };
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    if ("code" in cause && typeof cause.code === "string") failure.code = cause.code;
    if ("response" in cause) Object.assign(failure, ofResponse(cause.response));
    cause = cause.cause;
  }
  return failure;
}

/** The trouble of a failed request. `now` is for answers that say how long to wait. */
export function toTrouble(failure: Failure, intent: Intent, now: Instant): Trouble {
  const { status } = failure;
  const { why, reasons } = refusalOf(failure);
  if (status === undefined) {
    const isUnsent = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH"].includes(failure.code ?? "");
    return intent === "reading" || isUnsent
      ? { kind: "unavailable", why: `Google cannot be reached: ${why}` }
      : { kind: "unknown", why: `the answer was lost: ${why}` };
  }
  if (status === 429 || (status === 403 && reasons.some((reason) => slowReasons.has(reason)))) {
    return { kind: "slow-down", until: patience(failure, reasons, why, now) };
  }
  if (status === 401 || (status === 403 && reasons.some((reason) => scopeReasons.has(reason))))
    return { kind: "signed-out" };
  if (status === 404 || status === 410) return { kind: "gone", what: why };
  if (status === 408 || status >= 500 || status < 400) {
    return intent === "reading"
      ? { kind: "unavailable", why: `Google answered ${status}: ${why}` }
      : { kind: "unknown", why: `Google answered ${status}: ${why}` };
  }
  // Somebody else was quicker, or Google says so at times and means it a moment later; nothing was done.
  if (status === 409 || status === 412 || reasons.includes("failedPrecondition"))
    return { kind: "unavailable", why };
  return { kind: "refused", why };
}

/** Keeps the status for those in this room; what the library's own error holds (headers, a token) goes no further. */
class Answer extends Error {
  override readonly name = "GoogleAnswer";
  readonly status: number | undefined;
  constructor(failure: Failure) {
    super(failure.message);
    this.status = failure.status;
  }
}

/** As the adapters throw it. */
export function toProviderError(error: unknown, intent: Intent, now: Instant): ProviderError {
  const failure = toFailure(error);
  return new ProviderError(toTrouble(failure, intent, now), { cause: new Answer(failure) });
}

/** Whether Google answered with that status: for the few places where it says more than the trouble does. */
export function isAnswer(error: unknown, status: number): boolean {
  return error instanceof ProviderError && error.cause instanceof Answer && error.cause.status === status;
}

const slowReasons: ReadonlySet<string> = new Set([
  "rateLimitExceeded",
  "userRateLimitExceeded",
  "quotaExceeded",
  "dailyLimitExceeded",
  "RATE_LIMIT_EXCEEDED",
]);
const scopeReasons: ReadonlySet<string> = new Set([
  "insufficientPermissions",
  "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
]);

/**
 * Retry-After in seconds or as a date (RFC 9110, 10.2.3), or the instant that Gmail writes into its message; else a
 * minute, and an hour where a day's allowance is used up. Never longer than a day.
 */
function patience(failure: Failure, reasons: readonly string[], why: string, now: Instant): Instant {
  const header = failure.retryAfter?.trim() ?? "";
  const most = now.add({ hours: 24 });
  const atMost = (until: Instant) => (Temporal.Instant.compare(until, most) < 0 ? until : most);
  if (/^\d{1,7}$/.test(header)) return atMost(now.add({ seconds: Math.max(1, Number(header)) }));
  const written = /retry after (\d{4}-\d\d-\d\dT[\d:.]+Z)/i.exec(why)?.[1];
  const at = Date.parse(header === "" ? (written ?? "") : header);
  if (!Number.isNaN(at) && at > now.epochMilliseconds)
    return atMost(Temporal.Instant.fromEpochMilliseconds(at));
  const isDaily = reasons.includes("dailyLimitExceeded") || /daily|sending limit/i.test(why);
  return now.add(isDaily ? { hours: 1 } : { minutes: 1 });
}

function refusalOf(failure: Failure): { why: string; reasons: string[] } {
  const parsed = Refusal.safeParse(failure.body);
  if (!parsed.success) return { why: failure.message, reasons: [] };
  const { message, errors, details } = parsed.data.error;
  return {
    why: message === "" ? failure.message : message,
    reasons: [...errors, ...details].flatMap(({ reason }) => reason ?? []),
  };
}

function ofResponse(response: unknown): Partial<Failure> {
  if (typeof response !== "object" || response === null) return {};
  const { status, headers, data } = response as { status?: unknown; headers?: unknown; data?: unknown };
  return {
    ...(typeof status === "number" ? { status } : {}),
    ...(headers instanceof Headers ? { retryAfter: headers.get("retry-after") ?? undefined } : {}),
    body: data,
  };
}
