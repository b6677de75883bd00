/** How Google says no: the status, and the body in the dress of the API that says it. */

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;
  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** The first part of a method's id: the two APIs word their errors differently. */
export type Api = "gmail" | "calendar";

interface Said {
  status: number;
  reason: string;
  message: string;
  domain?: string;
  /** Fields of `errors[0]` beside these. */
  where?: { location: string; locationType: string };
  details?: unknown[];
  headers?: Record<string, string>;
}

const words: Record<number, string> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  409: "ALREADY_EXISTS",
  412: "FAILED_PRECONDITION",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  501: "UNIMPLEMENTED",
  503: "UNAVAILABLE",
};

/** Gmail adds the status as a word; Calendar, the older of the two, does not. */
export function refusal(api: Api, said: Said): Refusal {
  const { status, reason, message, domain = "global", where = {}, details, headers = {} } = said;
  const errors = [{ message, domain, reason, ...where }];
  const word = api === "gmail" ? { status: words[status] ?? "UNKNOWN" } : {};
  const more = details === undefined ? {} : { details };
  return new Refusal(status, { error: { code: status, message, errors, ...word, ...more } }, headers);
}

export function notFound(api: Api): Refusal {
  const message = api === "gmail" ? "Requested entity was not found." : "Not Found";
  return refusal(api, { status: 404, reason: "notFound", message });
}

export function invalid(api: Api, message: string, reason?: string): Refusal {
  return refusal(api, {
    status: 400,
    reason: reason ?? (api === "gmail" ? "invalidArgument" : "invalid"),
    message,
  });
}

/** What real Google would do and the double cannot: a test that needs it has to say so. */
export function notHere(api: Api, what: string): Refusal {
  return refusal(api, {
    status: 501,
    reason: "notImplemented",
    message: `the double of Google has no ${what}`,
  });
}

export function badToken(api: Api): Refusal {
  const message =
    api === "gmail"
      ? "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."
      : "Invalid Credentials";
  return refusal(api, {
    status: 401,
    reason: "authError",
    message,
    where: { location: "Authorization", locationType: "header" },
    headers: { "www-authenticate": 'Bearer realm="https://accounts.google.com/", error="invalid_token"' },
  });
}

export function scopesMissing(api: Api, method: string, scopes: readonly string[]): Refusal {
  const info = {
    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
    reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
    domain: "googleapis.com",
    metadata: { method, service: `${api}.googleapis.com` },
  };
  const scope = scopes.join(" ");
  return refusal(api, {
    status: 403,
    reason: "insufficientPermissions",
    message: "Request had insufficient authentication scopes.",
    details: [info],
    headers: {
      "www-authenticate": `Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="${scope}"`,
    },
  });
}

/** 403 and 429 both mean: slower. Gmail names the moment in the text, too. */
export function tooFast(
  api: Api,
  status: 403 | 429,
  reason: string,
  until: Temporal.Instant,
  headers: Record<string, string> = {},
  what = "",
): Refusal {
  const message =
    api === "gmail"
      ? `User-rate limit exceeded.  Retry after ${until.toString({ fractionalSecondDigits: 3 })}${what}`
      : "Rate Limit Exceeded";
  return refusal(api, { status, reason, message, domain: "usageLimits", headers });
}
