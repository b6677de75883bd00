/** A sign-in at the double without a browser: the page is agreed to, and the form that it posts is caught on its way. */
import { scopesFor } from "../../../src/providers/microsoft/scopes.ts";
import {
  type Attempt,
  beginSignIn,
  finishSignIn,
  type SignInOptions,
} from "../../../src/providers/microsoft/sign-in.ts";
import type { GraphDouble } from "../../doubles/graph.ts";

const redirectUri = "http://localhost:4711";

export function optionsOf(double: GraphDouble): SignInOptions {
  return {
    client: { id: double.client.id, tenant: "common" },
    scopes: scopesFor({ sends: true }).map(({ scope }) => scope),
    loginUrl: double.url,
    apiUrl: double.url,
  };
}

export async function codeFor(
  options: SignInOptions,
  as: string,
): Promise<{ attempt: Attempt; code: string }> {
  const attempt = await beginSignIn(options, { redirectUri, state: "s".repeat(43), hint: as });
  const asked = new URL(attempt.url);
  const form = new URLSearchParams([...asked.searchParams, ["as", as], ["answer", "agree"]]);
  const login = new URL("/common/login", options.loginUrl);
  const page = await (await fetch(login, { method: "POST", body: form })).text();
  return { attempt, code: /name="code" value="([^"]*)"/.exec(page)?.[1] ?? "" };
}

/** `cache` renews it. */
export async function signedIn(
  options: SignInOptions,
  as: string,
): Promise<{ cache: string; accessToken: string; accountId: string }> {
  const { attempt, code } = await codeFor(options, as);
  const { cache, accessToken, accountId } = await finishSignIn(options, attempt, code);
  if (cache === undefined) throw new Error("There is no refresh token.");
  return { cache, accessToken, accountId };
}

/** The refresh token in it. */
export function refreshTokenIn(cache: string): string {
  const [entry] = Object.values((JSON.parse(cache) as { RefreshToken: object }).RefreshToken);
  return String((entry as { secret: unknown }).secret);
}
