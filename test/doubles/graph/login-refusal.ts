/** How the identity platform says no (Microsoft Entra authentication and authorization error codes). */
import type { Answer } from "./call.ts";
import type { World } from "./world.ts";

export class LoginRefusal extends Error {
  override readonly name = "LoginRefusal";
  readonly error: string;
  /** The number after AADSTS. */
  readonly number: number;
  readonly suberror: string | undefined;
  constructor(error: string, number: number, message: string, suberror?: string) {
    super(message);
    this.error = error;
    this.number = number;
    this.suberror = suberror;
  }
}

export function loginError(refusal: LoginRefusal, world: World): Answer {
  const id = "00000000-0000-4000-8000-000000000000";
  const timestamp = world.clock().toString({ smallestUnit: "second" }).replace("T", " ");
  return {
    status: refusal.error === "unauthorized_client" ? 401 : 400,
    json: {
      error: refusal.error,
      error_description: `AADSTS${refusal.number}: ${refusal.message} Trace ID: ${id} Correlation ID: ${id} Timestamp: ${timestamp}`,
      error_codes: [refusal.number],
      timestamp,
      trace_id: id,
      correlation_id: id,
      error_uri: `https://login.microsoftonline.com/error?code=${refusal.number}`,
      ...(refusal.suberror === undefined ? {} : { suberror: refusal.suberror }),
    },
  };
}
