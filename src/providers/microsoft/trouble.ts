/** What went wrong at Microsoft, in our words. Nobody outside has seen an HTTP status. */
import { ProviderError, type Trouble } from "../provider.ts";
import { Refusal } from "./wire.ts";

type Instant = Temporal.Instant;

/**
 * `reading` changes nothing; `writing` may have happened although no answer came.
 */
export type Intent = "reading" | "writing";

/** What a failed request tells. */
export interface Failure {
  /** Undefined where no answer came. */
  status: number | undefined;
  retryAfter: string | undefined;
  /** Parsed, or undefined where it is no JSON. */
  body: unknown;
  /** Of the network or a timeout: ECONNREFUSED, TimeoutError. */
  code: string | undefined;
  message: string;
}

/** Of a request that got no answer. */
export function lostFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  let code: string | undefined = error instanceof Error ? error.name : undefined;
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    if ("code" in cause && typeof cause.code === "string") code = cause.code;
    cause = cause.cause;
  }
  return { status: undefined, retryAfter: undefined, body: undefined, code, message };
}

/** Of an answer that is none of success. Its head is read here, because the library drops it where there is no JSON. */
export async function answerFailure(response: Response): Promise<Failure> {
  const text = await response.text().catch(() => "");
  return {
    status: response.status,
    retryAfter: response.headers.get("retry-after") ?? undefined,
    body: parsed(text),
    code: undefined,
    message: `status ${response.status}`,
  };
}

/** The trouble of a failed request. `now` is for answers that say how long to wait. */
export function toTrouble(failure: Failure, intent: Intent, now: Instant): Trouble {
  const { status } = failure;
  const { why, code } = refusalOf(failure);
  if (status === undefined) {
    const isUnsent = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH"].includes(failure.code ?? "");
    return intent === "reading" || isUnsent
      ? { kind: "unavailable", why: `Microsoft cannot be reached: ${why}` }
      : { kind: "unknown", why: `the answer was lost: ${why}` };
  }
  if (status === 429 || slowCodes.has(code)) return { kind: "slow-down", until: patience(failure, now) };
  if (status === 401) return { kind: "signed-out" };
  if (status === 404 || status === 410 || lostPlaceCodes.has(code)) return { kind: "gone", what: why };
  if (status === 408 || status >= 500 || status < 400) {
    return intent === "reading"
      ? { kind: "unavailable", why: `Microsoft answered ${status}: ${why}` }
      : { kind: "unknown", why: `Microsoft answered ${status}: ${why}` };
  }
  // Somebody else was quicker; nothing was done.
  if (status === 409 || status === 412) return { kind: "unavailable", why };
  return { kind: "refused", why };
}

/** Keeps the status for those in this room; what the library's own error holds (headers, a token) goes no further. */
class Answer extends Error {
  override readonly name = "GraphAnswer";
  readonly status: number | undefined;
  readonly code: string;
  constructor(failure: Failure) {
    super(failure.message);
    this.status = failure.status;
    this.code = refusalOf(failure).code;
  }
}

/** As the adapters throw it. */
export function toProviderError(failure: Failure, intent: Intent, now: Instant): ProviderError {
  return new ProviderError(toTrouble(failure, intent, now), { cause: new Answer(failure) });
}

/** Whether Graph answered with that status: for the few places where it says more than the trouble does. */
export function isAnswer(error: unknown, status: number): boolean {
  return error instanceof ProviderError && error.cause instanceof Answer && error.cause.status === status;
}

const slowCodes: ReadonlySet<string> = new Set([
  "ApplicationThrottled",
  "TooManyRequests",
  "ErrorExceededMessageLimit",
  "ErrorMessageSubmissionBlocked",
]);

/** Where a sync stood, Graph knows no more (learn.microsoft.com/graph/delta-query-overview). */
const lostPlaceCodes: ReadonlySet<string> = new Set([
  "SyncStateNotFound",
  "syncStateNotFound",
  "resyncRequired",
  "SyncStateInvalid",
  "ErrorInvalidSyncStateData",
  "InvalidSyncStateData",
]);

/** Retry-After in seconds or as a date (RFC 9110, 10.2.3); a minute where there is none. Never longer than a day. */
function patience(failure: Failure, now: Instant): Instant {
  const header = failure.retryAfter?.trim() ?? "";
  const most = now.add({ hours: 24 });
  const atMost = (until: Instant) => (Temporal.Instant.compare(until, most) < 0 ? until : most);
  if (/^\d{1,7}$/.test(header)) return atMost(now.add({ seconds: Math.max(1, Number(header)) }));
  const at = Date.parse(header);
  if (!Number.isNaN(at) && at > now.epochMilliseconds)
    return atMost(Temporal.Instant.fromEpochMilliseconds(at));
  return now.add({ minutes: 1 });
}

function refusalOf(failure: Failure): { why: string; code: string } {
  const read = Refusal.safeParse(failure.body);
  if (!read.success) return { why: failure.message, code: "" };
  const { message, code } = read.data.error;
  return { why: message === "" ? failure.message : message, code };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
