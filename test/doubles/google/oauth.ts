/** Google's sign-in: the consent page, tokens, their revocation, and who somebody is. */
import { createHash } from "node:crypto";
import { consentPage, errorPage } from "./consent-page.ts";
import { accessOf, newAccessToken, newCode, newRefreshToken, refreshOf, revoke } from "./grants.ts";
import { idToken } from "./id-token.ts";
import type { Account, World } from "./world.ts";

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface Asked {
  http: string;
  path: string;
  query: URLSearchParams;
  /** Of a posted form; empty where there is none. */
  form: URLSearchParams;
  authorization: string | undefined;
}

/** The double's own name for each, for faults and records. */
const places: Record<string, string> = {
  "GET /o/oauth2/v2/auth": "oauth.auth",
  "POST /o/oauth2/v2/auth": "oauth.consent",
  "POST /token": "oauth.token",
  "POST /revoke": "oauth.revoke",
  "GET /tokeninfo": "oauth.tokeninfo",
  "POST /tokeninfo": "oauth.tokeninfo",
  "GET /userinfo": "oauth.userinfo",
  "GET /v1/userinfo": "oauth.userinfo",
  "GET /oauth2/v3/userinfo": "oauth.userinfo",
};

export function oauthMethod(http: string, path: string): string | undefined {
  return places[`${http} ${path}`];
}

export function oauth(world: World, method: string, asked: Asked): Reply {
  switch (method) {
    case "oauth.auth":
      return ask(world, asked.query);
    case "oauth.consent":
      return answered(world, asked.form);
    case "oauth.token":
      return token(world, asked);
    case "oauth.revoke": {
      const isKnown = revoke(world, asked.form.get("token") ?? asked.query.get("token") ?? "");
      return isKnown ? json(200, {}) : failure(400, "invalid_token", "Token expired or revoked");
    }
    case "oauth.tokeninfo":
      return tokenInfo(world, asked.query.get("access_token") ?? bearer(asked.authorization));
    default:
      return userInfo(world, asked.authorization);
  }
}

/** Scopes that the double can grant; any other is refused as Google refuses a misspelt one. */
const knownScopes =
  /^(openid|email|profile|https:\/\/mail\.google\.com\/|https:\/\/www\.googleapis\.com\/auth\/(userinfo\.(email|profile)|gmail\.(readonly|modify|compose|send|labels|metadata|insert|settings\.basic)|calendar(\.readonly|\.events(\.owned|\.freebusy)?(\.readonly)?|\.freebusy|\.calendarlist(\.readonly)?|\.calendars(\.readonly)?|\.settings\.readonly)?))$/;

function ask(world: World, query: URLSearchParams): Reply {
  const wrong = faultOf(world, query);
  return wrong === undefined
    ? html(200, consentPage([...world.accounts.keys()], query))
    : html(400, errorPage(wrong));
}

function faultOf(world: World, query: URLSearchParams): string | undefined {
  if (query.get("client_id") !== world.client.id) return "invalid_client: The OAuth client was not found.";
  if (!isLoopback(query.get("redirect_uri"))) return "redirect_uri_mismatch";
  if (query.get("response_type") !== "code") return "unsupported_response_type";
  if (
    query.get("code_challenge_method") !== "S256" ||
    !/^[\w-]{43}$/.test(query.get("code_challenge") ?? "")
  ) {
    return "invalid_request: code_challenge of method S256 is needed";
  }
  if ((query.get("state") ?? "").length < 16)
    return "invalid_request: state that cannot be guessed is needed";
  const scopes = split(query.get("scope"));
  const unknown = scopes.find((scope) => !knownScopes.test(scope));
  if (scopes.length === 0) return "invalid_request: Missing required parameter: scope";
  return unknown === undefined ? undefined : `invalid_scope: Some requested scopes were invalid. ${unknown}`;
}

/** RFC 8252, 7.3: any port of the loopback address, and only by its number. */
function isLoopback(uri: string | null): boolean {
  return /^http:\/\/(127\.0\.0\.1|\[::1\])(:\d{1,5})?(\/[^#]*)?$/.test(uri ?? "");
}

/** The browser comes back with the account and the scopes that were left ticked. */
function answered(world: World, form: URLSearchParams): Reply {
  const query = new URLSearchParams(form.get("request") ?? "");
  const wrong = faultOf(world, query);
  const account = world.accounts.get((form.get("account") ?? "").toLowerCase());
  if (wrong !== undefined || account === undefined) return html(400, errorPage(wrong ?? "no such account"));
  const back = new URL(query.get("redirect_uri") ?? "");
  back.searchParams.set("state", query.get("state") ?? "");
  const asked = split(query.get("scope"));
  const scopes = granted(asked.filter((scope) => form.getAll("scope").includes(scope)));
  if (form.get("decision") !== "allow" || scopes.length === 0) {
    back.searchParams.set("error", "access_denied");
    return redirect(back);
  }
  const code = newCode(world, {
    account,
    scopes,
    redirectUri: query.get("redirect_uri") ?? "",
    challenge: query.get("code_challenge") ?? "",
    isOffline: query.get("access_type") === "offline",
    isConsented: split(query.get("prompt")).includes("consent") || !hasGrant(world, account),
  });
  back.searchParams.set("code", code);
  back.searchParams.set("scope", scopes.join(" "));
  return redirect(back);
}

/** In an order of Google's own, and the short names of OpenID Connect by their long ones. */
function granted(ticked: readonly string[]): string[] {
  const long = (scope: string) =>
    scope === "email" || scope === "profile" ? `https://www.googleapis.com/auth/userinfo.${scope}` : scope;
  return [...new Set(ticked.map(long))].sort();
}

function hasGrant(world: World, account: Account): boolean {
  return [...world.grants.refresh.values()].some((grant) => grant.account === account);
}

function token(world: World, { form }: Asked): Reply {
  if (form.get("client_id") !== world.client.id)
    return failure(401, "invalid_client", "The OAuth client was not found.");
  if (form.get("client_secret") !== world.client.secret)
    return failure(401, "invalid_client", "Unauthorized");
  switch (form.get("grant_type")) {
    case "authorization_code":
      return exchange(world, form);
    case "refresh_token": {
      const given = form.get("refresh_token") ?? "";
      const grant = refreshOf(world, given);
      if (grant === undefined) return failure(400, "invalid_grant", "Token has been expired or revoked.");
      return json(200, tokens(world, grant, given));
    }
    default:
      return failure(400, "unsupported_grant_type", `Invalid grant_type: ${form.get("grant_type") ?? ""}`);
  }
}

function exchange(world: World, form: URLSearchParams): Reply {
  const text = form.get("code") ?? "";
  const code = world.grants.codes.get(text);
  if (code === undefined || code.expires <= world.clock().epochMilliseconds) {
    return failure(400, "invalid_grant", "Malformed auth code.");
  }
  if (form.get("redirect_uri") !== code.redirectUri)
    return failure(400, "redirect_uri_mismatch", "Bad Request");
  const verifier = form.get("code_verifier") ?? "";
  if (verifier === "") return failure(400, "invalid_grant", "Missing code verifier.");
  if (createHash("sha256").update(verifier).digest("base64url") !== code.challenge) {
    return failure(400, "invalid_grant", "Invalid code verifier.");
  }
  world.grants.codes.delete(text);
  // Who gave consent before and is not asked anew gets no second refresh token.
  const isKept = code.isOffline && code.isConsented;
  const refresh = isKept ? newRefreshToken(world, code.account, code.scopes) : undefined;
  return json(200, {
    ...tokens(world, code, refresh),
    ...(refresh === undefined ? {} : refreshPart(world, refresh)),
  });
}

function refreshPart(world: World, refresh: string): object {
  const life = world.options.refreshTokenLife;
  const end = life === undefined ? {} : { refresh_token_expires_in: Math.floor(life / 1_000) - 1 };
  return { refresh_token: refresh, ...end };
}

function tokens(world: World, grant: { account: Account; scopes: string[] }, of: string | undefined): object {
  const { account, scopes } = grant;
  return {
    access_token: newAccessToken(world, account, scopes, of),
    expires_in: Math.floor(world.options.accessTokenLife / 1_000) - 1,
    scope: scopes.join(" "),
    token_type: "Bearer",
    ...(scopes.includes("openid") ? { id_token: idToken(world, account, scopes) } : {}),
  };
}

function tokenInfo(world: World, text: string): Reply {
  const found = accessOf(world, text);
  if (found === undefined) return failure(400, "invalid_token", "Invalid Value");
  const seconds = Math.floor((found.expires - world.clock().epochMilliseconds) / 1_000);
  return json(200, {
    azp: world.client.id,
    aud: world.client.id,
    sub: found.account.sub,
    scope: found.scopes.join(" "),
    exp: String(Math.floor(found.expires / 1_000)),
    expires_in: String(seconds),
    email: found.account.email,
    email_verified: "true",
    access_type: "offline",
  });
}

function userInfo(world: World, authorization: string | undefined): Reply {
  const found = accessOf(world, bearer(authorization));
  if (found === undefined) return failure(401, "invalid_request", "Invalid Credentials");
  const { account, scopes } = found;
  const has = (name: string) => scopes.some((scope) => scope === name || scope.endsWith(`/userinfo.${name}`));
  return json(200, {
    sub: account.sub,
    ...(has("email") ? { email: account.email, email_verified: true } : {}),
    ...(has("profile") ? { name: account.name } : {}),
  });
}

function bearer(authorization: string | undefined): string {
  return /^Bearer (\S+)$/.exec(authorization ?? "")?.[1] ?? "";
}

function split(text: string | null): string[] {
  return (text ?? "").split(" ").filter((part) => part !== "");
}

function json(status: number, body: object): Reply {
  const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  return { status, headers, body: JSON.stringify(body) };
}

function failure(status: number, error: string, description: string): Reply {
  return json(status, { error, error_description: description });
}

function html(status: number, body: string): Reply {
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body };
}

function redirect(to: URL): Reply {
  return { status: 302, headers: { location: to.href }, body: "" };
}
