/**
 * Signing in at Microsoft as an installed program (RFC 8252): by a browser on this machine with PKCE and a state for one
 * use, or by a code that is entered elsewhere (RFC 8628). msal's cache lives as text in the hands of whoever calls.
 */
import {
  AuthError,
  type AuthenticationResult,
  CryptoProvider,
  PublicClientApplication,
} from "@azure/msal-node";
import { ProviderError } from "../provider.ts";
import { cacheText, type Keep } from "./cache-text.ts";
import type { OAuthClient } from "./client-id.ts";
import { atLogin, type LoginNetwork, loginNetwork, loginOrigin } from "./login-network.ts";
import { endsSignIn, isPassing, meaning } from "./refusal.ts";
import { shortScope } from "./scopes.ts";

export interface SignInOptions {
  client: OAuthClient;
  /** Those of `scopesFor`, or of the account. */
  scopes: readonly string[];
  /** Another origin than Microsoft's: http only for loopback. */
  loginUrl?: string | undefined;
  apiUrl?: string | undefined;
}

/** What has to be there again when the browser comes back. */
export interface Attempt {
  /** Where the owner says yes. */
  url: string;
  redirectUri: string;
  /** Never leaves this process before the exchange. */
  verifier: string;
}

export interface Tokens {
  accessToken: string;
  /** Epoch milliseconds of real time. */
  accessUntil: number;
  /** What was granted. */
  scopes: string[];
  /** msal's home account id: the object's id and the directory's. It stays when the address changes. */
  accountId: string;
  /** msal's cache without access tokens; undefined where there is no refresh token in it. */
  cache: string | undefined;
}

/** `state` comes back with the code; `hint` is the address that is meant. */
export async function beginSignIn(
  options: SignInOptions,
  { redirectUri, state, hint }: { redirectUri: string; state: string; hint: string },
): Promise<Attempt> {
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const { app, network } = msal(options);
  const url = await told(network, () =>
    app.getAuthCodeUrl({
      scopes: [...options.scopes],
      redirectUri,
      state,
      loginHint: hint,
      // In a form, not in the address, where the browser would keep the code.
      responseMode: "form_post",
      codeChallenge: challenge,
      codeChallengeMethod: "S256",
    }),
  );
  return { url: atLogin(url, options.loginUrl), redirectUri, verifier };
}

/** Throws `ProviderError`: `refused` where the code is not taken, `unavailable`. */
export async function finishSignIn(options: SignInOptions, attempt: Attempt, code: string): Promise<Tokens> {
  const { redirectUri, verifier } = attempt;
  return signIn(options, loginNetwork(options.loginUrl), (app) =>
    app.acquireTokenByCode({ code, codeVerifier: verifier, redirectUri, scopes: [...options.scopes] }),
  );
}

export interface DeviceCode {
  /** What is to be entered there. */
  code: string;
  url: string;
  /** Seconds. */
  lives: number;
}

/** Waits until somebody has entered the code. Throws `ProviderError`: `refused` where it is declined or too late, `unavailable`. */
export async function signInByDevice(
  options: SignInOptions,
  show: (device: DeviceCode) => void,
): Promise<Tokens> {
  const { patientNetwork } = await import("./patient-network.ts");
  return signIn(options, patientNetwork(loginNetwork(options.loginUrl)), (app) =>
    app.acquireTokenByDeviceCode({
      scopes: [...options.scopes],
      deviceCodeCallback: ({ userCode, verificationUri, expiresIn }) =>
        show({ code: userCode, url: verificationUri, lives: expiresIn }),
    }),
  );
}

async function signIn(
  options: SignInOptions,
  network: LoginNetwork,
  ask: (app: PublicClientApplication) => Promise<AuthenticationResult | null>,
): Promise<Tokens> {
  const cache = cacheText(undefined);
  const { app } = msal(options, network, cache.plugin);
  const result = await told(network, () => ask(app));
  if (result?.account == null) throw new ProviderError(unread);
  return {
    accessToken: result.accessToken,
    accessUntil: untilOf(result),
    scopes: result.scopes.map(shortScope),
    accountId: result.account.homeAccountId,
    cache: cache.text(),
  };
}

/** `ended`: Microsoft takes the sign-in back, and `why` says what it means. */
export type Renewed =
  | { kind: "renewed"; tokens: { accessToken: string; accessUntil: number } }
  | { kind: "ended"; why: string };

/**
 * `cache` is that of `Tokens`; each renewal gives another refresh token, and `keep` has it before the access token is
 * used. Throws `ProviderError` of kind `unavailable` for everything that may be right a minute later.
 */
export async function renewSignIn(options: SignInOptions, cache: string, keep: Keep): Promise<Renewed> {
  const network = loginNetwork(options.loginUrl);
  const { app } = msal(options, network, cacheText(cache, keep).plugin);
  const [account] = await app.getTokenCache().getAllAccounts();
  if (account === undefined) return { kind: "ended", why: "what was stored of the sign-in is not complete" };
  try {
    const result = await told(network, () =>
      app.acquireTokenSilent({ account, scopes: [...options.scopes], forceRefresh: true }),
    );
    return {
      kind: "renewed",
      tokens: { accessToken: result.accessToken, accessUntil: untilOf(result) },
    };
  } catch (error) {
    const heard = network.heard();
    if (heard.kind !== "refused") throw error;
    if (endsSignIn(heard)) return { kind: "ended", why: meaning(heard) };
    throw new ProviderError({ kind: "unavailable", why: `Microsoft answered: ${meaning(heard)}` });
  }
}

function untilOf({ expiresOn }: AuthenticationResult): number {
  return expiresOn?.getTime() ?? 0;
}

const unread = { kind: "unavailable", why: "Microsoft's answer is not one that we understand" } as const;

function msal(
  { client, loginUrl }: SignInOptions,
  network = loginNetwork(loginUrl),
  cachePlugin?: ReturnType<typeof cacheText>["plugin"],
): { app: PublicClientApplication; network: LoginNetwork } {
  const app = new PublicClientApplication({
    auth: { clientId: client.id, authority: `${loginOrigin}/${client.tenant}` },
    ...(cachePlugin === undefined ? {} : { cache: { cachePlugin } }),
    // A second attempt could spend what the first one was given.
    system: { networkClient: network, disableInternalRetries: true },
  });
  return { app, network };
}

/** msal's errors may hold what was asked for, and say little: what was heard from Microsoft is told instead. */
async function told<T>(network: LoginNetwork, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const heard = network.heard();
    if (heard.kind === "unavailable") throw new ProviderError(heard);
    if (heard.kind === "refused") {
      throw new ProviderError(
        isPassing(heard)
          ? { kind: "unavailable", why: `Microsoft answered: ${heard.says}` }
          : { kind: "refused", why: meaning(heard) },
        { cause: heard },
      );
    }
    // Microsoft said yes: what is wrong is msal's reading of it, or our own.
    throw error instanceof AuthError ? new ProviderError(unread) : error;
  }
}
