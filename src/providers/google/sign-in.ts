/**
 * Signing in at Google as an installed program (RFC 8252): PKCE with S256, a state for one use, and no redirect but to
 * this machine. Nothing here keeps a token; what goes wrong is told without one.
 */
import { CodeChallengeMethod, type Credentials, OAuth2Client } from "google-auth-library";
import { z } from "zod";
import { isTrouble, ProviderError, type Trouble } from "../provider.ts";
import type { OAuthClient } from "./client-file.ts";
import { askedScopes } from "./scopes.ts";
import { toFailure } from "./trouble.ts";

export interface SignInOptions {
  client: OAuthClient;
  /** Another origin than Google's: http only for loopback. */
  oauthUrl?: string | undefined;
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
  /** Absent where the one before stays. */
  refreshToken?: string;
  /** Seconds that the refresh token lives, where it has an end: 7 days while the client is in testing. */
  refreshSeconds?: number;
  /** What was granted, separated by spaces. */
  scope: string;
}

/** Where the answer of a sign-in says that it comes from (RFC 9207). */
export function issuerOf({ oauthUrl }: Pick<SignInOptions, "oauthUrl">): string {
  return oauthUrl ?? "https://accounts.google.com";
}

/** `state` comes back with the code; `hint` is the address that is meant. */
export async function beginSignIn(
  options: SignInOptions,
  { redirectUri, state, hint }: { redirectUri: string; state: string; hint: string },
): Promise<Attempt> {
  const oauth = oauthClient(options);
  const { codeVerifier, codeChallenge } = await oauth.generateCodeVerifierAsync();
  if (codeChallenge === undefined) throw new Error("No code challenge was made.");
  const url = oauth.generateAuthUrl({
    access_type: "offline",
    // Else Google gives no refresh token to somebody who said yes once before.
    prompt: "consent",
    scope: askedScopes,
    redirect_uri: redirectUri,
    state,
    login_hint: hint,
    code_challenge: codeChallenge,
    code_challenge_method: CodeChallengeMethod.S256,
  });
  return { url, redirectUri, verifier: codeVerifier };
}

/** Throws `ProviderError`: `refused` where the code is not taken, `unavailable`. */
export async function finishSignIn(options: SignInOptions, attempt: Attempt, code: string): Promise<Tokens> {
  const { redirectUri, verifier } = attempt;
  return told(async () => {
    const exchange = { code, codeVerifier: verifier, redirect_uri: redirectUri };
    return toTokens((await oauthClient(options).getToken(exchange)).tokens);
  });
}

/** `ended`: Google takes the sign-in back, and `why` is its own word for it. */
export type Renewed = { kind: "renewed"; tokens: Tokens } | { kind: "ended"; why: string };

/** Throws `ProviderError` of kind `unavailable` for everything that may be right a minute later. */
export async function renewSignIn(options: SignInOptions, refreshToken: string): Promise<Renewed> {
  try {
    return { kind: "renewed", tokens: await told(() => renewOnce(options, refreshToken), true) };
  } catch (error) {
    if (!isTrouble(error, "refused")) throw error;
    return { kind: "ended", why: error.trouble.why };
  }
}

async function renewOnce(options: SignInOptions, refreshToken: string): Promise<Tokens> {
  const oauth = oauthClient(options);
  let renewed: Credentials = {};
  // Only here a new refresh token can be seen: afterwards the library puts the old one in its place.
  oauth.on("tokens", (tokens) => {
    renewed = { ...tokens };
  });
  oauth.setCredentials({ refresh_token: refreshToken });
  await oauth.refreshAccessToken();
  return toTokens(renewed);
}

/**
 * Ends the sign-in at Google; one that has ended already is as good. In the body, not in the address, where proxies would
 * write it down. Throws `ProviderError`.
 */
export async function revokeSignIn(options: SignInOptions, refreshToken: string): Promise<void> {
  await told(async () => {
    const { transporter, endpoints } = oauthClient(options);
    const data = new URLSearchParams({ token: refreshToken });
    try {
      await transporter.request({ method: "POST", url: String(endpoints.oauth2RevokeUrl), data });
    } catch (error) {
      if (OAuthRefusal.safeParse(toFailure(error).body).data?.error !== "invalid_token") throw error;
    }
  });
}

export interface SignedIn {
  /** The `sub` of OpenID Connect: never given to anybody else, and it stays when the address changes. */
  accountId: string;
  /** Of its mailbox. */
  address: string;
  /** Of its calendar. */
  zone?: string;
}

/** Whose account it is, and that it has a mailbox and a calendar. Throws `ProviderError`. */
export async function whoSignedIn(options: SignInOptions, accessToken: string): Promise<SignedIn> {
  const { oauthUrl, apiUrl } = options;
  const { transporter } = oauthClient(options);
  const ask = async <T>(url: string, reply: z.ZodType<T>): Promise<T> => {
    const { data } = await transporter.request({ url, headers: { authorization: `Bearer ${accessToken}` } });
    return reply.parse(data);
  };
  return told(async () => {
    const userinfo =
      oauthUrl === undefined ? "https://openidconnect.googleapis.com/v1/userinfo" : `${oauthUrl}/userinfo`;
    const { sub } = await ask(userinfo, z.object({ sub: z.string().min(1) }));
    const gmail = apiUrl ?? "https://gmail.googleapis.com";
    const { emailAddress } = await ask(`${gmail}/gmail/v1/users/me/profile`, Profile);
    const events = `${apiUrl ?? "https://www.googleapis.com"}/calendar/v3/calendars/primary/events?maxResults=1`;
    const { timeZone } = await ask(events, Zone);
    return { accountId: sub, address: emailAddress, ...(timeZone === undefined ? {} : { zone: timeZone }) };
  });
}

const Profile = z.object({ emailAddress: z.string().min(1) });
const Zone = z.object({ timeZone: z.string().min(1).optional() });

const TokenReply = z.object({
  access_token: z.string().min(1),
  expiry_date: z.number(),
  refresh_token: z.string().min(1).optional(),
  refresh_token_expires_in: z.number().positive().optional(),
  scope: z.string().default(""),
});

function toTokens(given: Credentials): Tokens {
  const reply = TokenReply.parse(given);
  return {
    accessToken: reply.access_token,
    accessUntil: reply.expiry_date,
    ...(reply.refresh_token === undefined ? {} : { refreshToken: reply.refresh_token }),
    ...(reply.refresh_token_expires_in === undefined
      ? {}
      : { refreshSeconds: reply.refresh_token_expires_in }),
    scope: reply.scope,
  };
}

/** Three attempts of 8 s, which the library makes, end before a lease on the sign-in does. A redirect would carry secrets along. */
function oauthClient({ client, oauthUrl }: SignInOptions): OAuth2Client {
  const endpoints =
    oauthUrl === undefined
      ? {}
      : {
          oauth2AuthBaseUrl: `${oauthUrl}/o/oauth2/v2/auth`,
          oauth2TokenUrl: `${oauthUrl}/token`,
          oauth2RevokeUrl: `${oauthUrl}/revoke`,
        };
  return new OAuth2Client({
    clientId: client.id,
    clientSecret: client.secret,
    endpoints,
    transporterOptions: { timeout: 8_000, redirect: "error" },
  });
}

/** With what Google ends a sign-in for good; everything else may be right a minute later. Source: RFC 6749, 5.2, and Google's own. */
const finalRefusals: ReadonlySet<string> = new Set([
  "invalid_grant",
  "invalid_client",
  "unauthorized_client",
  "deleted_client",
  "disabled_client",
  "admin_policy_enforced",
  "org_internal",
]);

const OAuthRefusal = z.object({ error: z.string(), error_description: z.string().optional() });
const ApiRefusal = z.object({ error: z.object({ message: z.string() }) });

/** The library's errors hold the request, secrets and all: none of them is passed on. */
async function told<T>(work: () => Promise<T>, isRenewal = false): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new ProviderError(error instanceof z.ZodError ? unread : troubleOf(error, isRenewal));
  }
}

const unread: Trouble = { kind: "unavailable", why: "Google's answer is not one that we understand" };

function troubleOf(error: unknown, isRenewal: boolean): Trouble {
  const { status, body, code } = toFailure(error);
  if (status === undefined)
    return { kind: "unavailable", why: `Google cannot be reached (${code ?? "no answer came"})` };
  const oauth = OAuthRefusal.safeParse(body).data;
  const api = ApiRefusal.safeParse(body).data;
  const why = oauth?.error_description ?? oauth?.error ?? api?.error.message ?? `status ${status}`;
  const isFinal = isRenewal ? finalRefusals.has(oauth?.error ?? "") : status >= 400 && status < 429;
  return isFinal ? { kind: "refused", why } : { kind: "unavailable", why: `Google answered: ${why}` };
}
