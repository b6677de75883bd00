/**
 * How msal reaches the identity platform: one attempt with an end, no redirect, and what came back is remembered,
 * because msal tells of a refusal only in part.
 */
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";
import { z } from "zod";
import { type Refused, toRefused } from "./refusal.ts";

/** Why the last request gave nothing. */
export type Heard = { kind: "nothing-wrong" } | { kind: "unavailable"; why: string } | Refused;

export interface LoginNetwork extends INetworkModule {
  heard(): Heard;
}

export const loginOrigin = "https://login.microsoftonline.com";

/** `loginUrl` is another origin than Microsoft's. */
export function loginNetwork(loginUrl: string | undefined): LoginNetwork {
  let heard: Heard = { kind: "nothing-wrong" };

  async function call<T>(
    method: "GET" | "POST",
    address: string,
    { headers = {}, body }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    heard = { kind: "nothing-wrong" };
    const url = atLogin(address, loginUrl);
    try {
      const response = await fetch(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        // The body holds secrets, which a redirect would carry along.
        redirect: "error",
        signal: AbortSignal.timeout(timeoutMs),
      });
      const { status } = response;
      if (status === 429 || status >= 500) throw new Unavailable(`Microsoft answered: status ${status}`);
      const reply: unknown = await response.json();
      heard = refusalIn(reply) ?? heard;
      return { status, headers: Object.fromEntries(response.headers), body: reply as T };
    } catch (error) {
      heard = { kind: "unavailable", why: whyNot(error) };
      throw error;
    }
  }

  return {
    sendGetRequestAsync: (address, options) => call("GET", address, options),
    sendPostRequestAsync: (address, options) => call("POST", address, options),
    heard: () => heard,
  };
}

/** An address of Microsoft's sign-in, or the same at another origin. */
export function atLogin(address: string, loginUrl: string | undefined): string {
  if (!address.startsWith(`${loginOrigin}/`)) throw new Error("msal asked somebody else than Microsoft.");
  return loginUrl === undefined ? address : `${loginUrl}${address.slice(loginOrigin.length)}`;
}

/** Ends before a lease on the sign-in does. */
const timeoutMs = 20_000;

class Unavailable extends Error {
  override readonly name = "Unavailable";
}

function whyNot(error: unknown): string {
  if (error instanceof Unavailable) return error.message;
  if (error instanceof SyntaxError) return "Microsoft's answer is not one that we understand";
  return `Microsoft cannot be reached (${codeOf(error)})`;
}

/** Such as ECONNREFUSED or TimeoutError. */
export function codeOf(error: unknown): string {
  const cause = z.object({ cause: z.object({ code: z.string() }) }).safeParse(error).data?.cause.code;
  return cause ?? (error instanceof Error ? error.name : "no answer came");
}

const Refusal = z.object({
  error: z.string().min(1),
  error_description: z.string().default(""),
});

function refusalIn(reply: unknown): Refused | undefined {
  const { data } = Refusal.safeParse(reply);
  return data === undefined ? undefined : toRefused(data.error, data.error_description);
}
