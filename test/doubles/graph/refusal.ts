/** How Graph says no: a status, a code, a sentence (Microsoft Graph error responses). */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The body that goes with it. `id` is the request's, `now` without a zone, as Graph writes it. */
export function errorBody(code: string, message: string, id: string, now: Temporal.Instant): object {
  const date = now.toString({ smallestUnit: "second" }).replace("Z", "");
  return { error: { code, message, innerError: { date, "request-id": id, "client-request-id": id } } };
}

export function notFound(): Refusal {
  return new Refusal(404, "ErrorItemNotFound", "The specified object was not found in the store.");
}

export function badRequest(message: string, code = "BadRequest"): Refusal {
  return new Refusal(400, code, message);
}
