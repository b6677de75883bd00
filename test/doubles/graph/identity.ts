/**
 * The Microsoft identity platform: discovery, the sign-in page with consent, device codes. `/{tenant}` is common,
 * organizations, consumers or the id of one tenant, and not everybody may sign in everywhere.
 */
import { checkTenant, consumersTid, mayEnter, scopesOf, unknownClient } from "./admission.ts";
import type { Answer } from "./call.ts";
import { isOver } from "./grants.ts";
import type { Incoming } from "./http.ts";
import { clientInfo, publicKeys } from "./id-token.ts";
import { LoginRefusal, loginError } from "./login-refusal.ts";
import { token } from "./token.ts";
import type { Account, World } from "./world.ts";

const host = "https://login.microsoftonline.com";

const addresses = [
  ...["GET discovery/instance", "GET v2.0/.well-known/openid-configuration", "GET discovery/v2.0/keys"],
  ...["GET oauth2/v2.0/authorize", "POST login", "POST oauth2/v2.0/devicecode", "POST oauth2/deviceauth"],
  "POST oauth2/v2.0/token",
] as const;

/** Such as `login oauth2/v2.0/token`; undefined where there is no such address. */
export function loginMethod(http: string, path: string): string | undefined {
  const rest = path.replace(/^\/[\w.-]+\//, "");
  return addresses.some((address) => address === `${http} ${rest}`) ? `login ${rest}` : undefined;
}

/** Of an address that `loginMethod` knows. */
export async function identity(world: World, clientId: string, incoming: Incoming): Promise<Answer> {
  const [, tenant = "", rest = ""] = /^\/([\w.-]+)\/(.+)$/.exec(incoming.path) ?? [];
  const form = new URLSearchParams(Buffer.from(incoming.bytes).toString());
  try {
    switch (`${incoming.http} ${rest}` as (typeof addresses)[number]) {
      case "GET discovery/instance":
        return { status: 200, json: instances() };
      case "GET v2.0/.well-known/openid-configuration":
        return { status: 200, json: configuration(world, tenant) };
      case "GET discovery/v2.0/keys":
        return { status: 200, json: publicKeys() };
      case "GET oauth2/v2.0/authorize":
        return signInPage(world, clientId, tenant, incoming.query);
      case "POST login":
        return signIn(world, clientId, tenant, form);
      case "POST oauth2/v2.0/devicecode":
        return deviceCode(world, clientId, tenant, form);
      case "POST oauth2/deviceauth":
        return enterCode(world, form);
      case "POST oauth2/v2.0/token":
        checkTenant(world, tenant);
        return token(world, clientId, form);
    }
  } catch (error) {
    if (!(error instanceof LoginRefusal)) throw error;
    return loginError(error, world);
  }
}

function instances(): object {
  const aliases = [
    "login.microsoftonline.com",
    "login.windows.net",
    "login.microsoft.com",
    "sts.windows.net",
  ];
  return {
    tenant_discovery_endpoint: `${host}/common/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [{ preferred_network: aliases[0], preferred_cache: aliases[1], aliases }],
  };
}

function configuration(world: World, tenant: string): object {
  checkTenant(world, tenant);
  const isShared = tenant === "common" || tenant === "organizations";
  const base = `${host}/${tenant}`;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ["query", "fragment", "form_post"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    response_types_supported: ["code", "id_token", "code id_token", "id_token token"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    issuer: `${host}/${isShared ? "{tenantid}" : tenant === "consumers" ? consumersTid : tenant}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    userinfo_endpoint: "https://graph.microsoft.com/oidc/userinfo",
    tenant_region_scope: null,
    cloud_instance_name: "microsoftonline.com",
    msgraph_host: "graph.microsoft.com",
  };
}

/** Every refusal here is a page that the person sees; the app hears nothing of it. */
function signInPage(world: World, clientId: string, tenant: string, query: URLSearchParams): Answer {
  checkTenant(world, tenant);
  checkRequest(clientId, query);
  const fields = [...query].map(([name, value]) => hiddenField(name, value)).join("");
  return page(200, `<h1>Sign in</h1><form method="post" action="/${tenant}/login">${fields}</form>`);
}

function checkRequest(clientId: string, query: URLSearchParams): void {
  const redirect = query.get("redirect_uri") ?? "";
  if (query.get("client_id") !== clientId) throw unknownClient(query.get("client_id"));
  if (!/^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/.*)?$/.test(redirect)) {
    throw new LoginRefusal(
      "invalid_request",
      50011,
      `The redirect URI '${redirect}' specified in the request does not match the redirect URIs configured for the application '${clientId}'.`,
    );
  }
  if (query.get("response_type") !== "code") {
    throw new LoginRefusal("unsupported_response_type", 70007, "The response type is not supported.");
  }
  if (!["query", "form_post", null].includes(query.get("response_mode"))) {
    throw new LoginRefusal("invalid_request", 70007, "The response mode is not supported.");
  }
  if (query.has("code_challenge") && query.get("code_challenge_method") !== "S256") {
    throw new LoginRefusal("invalid_request", 501491, "The only code_challenge_method here is S256.");
  }
  scopesOf(query.get("scope"));
}

/** What the person answers on the page: `as` who, and whether they agree. */
function signIn(world: World, clientId: string, tenant: string, form: URLSearchParams): Answer {
  checkRequest(clientId, form);
  const account = world.accounts.get((form.get("as") ?? "").toLowerCase());
  if (account === undefined)
    throw new LoginRefusal("invalid_request", 50034, "The user account does not exist in the directory.");
  mayEnter(account, tenant);
  const problem = consentProblem(world, account, form.get("answer") ?? "");
  if (problem !== undefined) return back(form, problem);
  const code = world.newId(account.kind === "work" ? "1.AXoAcode" : "M.C511code", 280).replace("=", "");
  world.grants.codes.set(code, {
    account,
    scopes: grantable(world, form),
    redirectUri: form.get("redirect_uri") ?? "",
    challenge: form.get("code_challenge") ?? undefined,
    nonce: form.get("nonce") ?? undefined,
    expires: world.clock().add({ minutes: 10 }),
    isUsed: false,
  });
  const info = form.get("client_info") === "1" ? { client_info: clientInfo(account) } : {};
  return back(form, { code, ...info });
}

function grantable({ login }: World, form: URLSearchParams): string[] {
  return scopesOf(form.get("scope")).filter((scope) => !login.withhold.includes(scope));
}

function consentProblem(world: World, account: Account, answer: string): Record<string, string> | undefined {
  if (world.grants.needsAdmin.has(account.email)) {
    return {
      error: "access_denied",
      error_description:
        "AADSTS90094: The grant requires admin permission. Ask an administrator to grant permission to this app before you can use it.",
    };
  }
  if (answer === "agree") return undefined;
  return {
    error: "access_denied",
    error_subcode: "cancel",
    error_description: "AADSTS65004: User declined to consent to access the app.",
  };
}

/** To the app: as a form that the browser posts by itself, or as a redirect. */
function back(form: URLSearchParams, fields: Record<string, string>): Answer {
  const redirect = form.get("redirect_uri") ?? "";
  const state = form.get("state");
  const all = { ...fields, ...(state === null ? {} : { state }) };
  if (form.get("response_mode") === "form_post") {
    const inputs = Object.entries(all)
      .map(([name, value]) => hiddenField(name, value))
      .join("");
    return page(200, `<form name="hiddenform" method="POST" action="${escaped(redirect)}">${inputs}</form>`);
  }
  const target = new URL(redirect);
  for (const [name, value] of Object.entries(all)) target.searchParams.set(name, value);
  return { status: 302, headers: { location: target.href } };
}

function deviceCode(world: World, clientId: string, tenant: string, form: URLSearchParams): Answer {
  checkTenant(world, tenant);
  if (form.get("client_id") !== clientId) throw unknownClient(form.get("client_id"));
  const userCode = world
    .newId("", 10)
    .replace(/[^A-Za-z0-9]/g, "B")
    .toUpperCase()
    .slice(0, 9);
  const code = world.newId("HAQABIQEAAAD", 160).replace("=", "");
  const { deviceSeconds, deviceInterval } = world.login;
  world.grants.devices.set(code, {
    userCode,
    scopes: grantable(world, form),
    tenant,
    expires: world.clock().add({ seconds: deviceSeconds }),
    state: { kind: "pending" },
    polledAt: undefined,
  });
  const message = `To sign in, use a web browser to open the page https://microsoft.com/devicelogin and enter the code ${userCode} to authenticate.`;
  const uri = "https://microsoft.com/devicelogin";
  return {
    status: 200,
    json: {
      user_code: userCode,
      device_code: code,
      verification_uri: uri,
      expires_in: deviceSeconds,
      interval: deviceInterval,
      message,
    },
  };
}

/** The page on which the person enters the code that the device shows. */
function enterCode(world: World, form: URLSearchParams): Answer {
  const code = (form.get("code") ?? "").toUpperCase();
  const device = [...world.grants.devices.values()].find(({ userCode }) => userCode === code);
  const account = world.accounts.get((form.get("as") ?? "").toLowerCase());
  if (device === undefined || account === undefined || isOver(world, device)) {
    throw new LoginRefusal("invalid_request", 90013, "That code didn't work. Check the code and try again.");
  }
  mayEnter(account, device.tenant);
  const problem = consentProblem(world, account, form.get("answer") ?? "");
  device.state = problem === undefined ? { kind: "approved", account } : { kind: "declined" };
  return page(200, "You may close this window.");
}

function page(status: number, body: string): Answer {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
    bytes: Buffer.from(`<!DOCTYPE html><html><body>${body}</body></html>`),
  };
}

function hiddenField(name: string, value: string): string {
  return `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}" />`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
