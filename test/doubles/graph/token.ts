/** /oauth2/v2.0/token: a code, a device code or a refresh token for new tokens. */
import { createHash } from "node:crypto";
import { mayEnter, scopesOf, unknownClient } from "./admission.ts";
import type { Answer } from "./call.ts";
import { isOver, newAccessToken, newRefreshToken } from "./grants.ts";
import { clientInfo, idToken } from "./id-token.ts";
import { LoginRefusal } from "./login-refusal.ts";
import type { Account, World } from "./world.ts";

export function token(world: World, clientId: string, form: URLSearchParams): Answer {
  if (form.get("client_id") !== clientId) throw unknownClient(form.get("client_id"));
  const { refuse } = world.login;
  if (refuse !== undefined)
    throw new LoginRefusal(refuse.error, refuse.number, refuse.message, refuse.suberror);
  switch (form.get("grant_type")) {
    case "authorization_code":
      return byCode(world, form);
    case "refresh_token":
      return byRefresh(world, form);
    case "device_code":
    case "urn:ietf:params:oauth:grant-type:device_code":
      return byDevice(world, form);
    default:
      throw new LoginRefusal("unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
  }
}

function byCode(world: World, form: URLSearchParams): Answer {
  const code = world.grants.codes.get(form.get("code") ?? "");
  if (code === undefined)
    throw new LoginRefusal("invalid_grant", 9002313, "Invalid request. Request is malformed or invalid.");
  if (code.isUsed)
    throw new LoginRefusal(
      "invalid_grant",
      54005,
      "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
    );
  if (isOver(world, code))
    throw new LoginRefusal(
      "invalid_grant",
      70008,
      "The provided authorization code or refresh token has expired due to inactivity.",
    );
  if (form.get("redirect_uri") !== code.redirectUri) {
    throw new LoginRefusal(
      "invalid_grant",
      500112,
      "The reply address does not match the reply address provided when requesting Authorization code.",
    );
  }
  const verifier = form.get("code_verifier");
  const challenge = verifier === null ? undefined : createHash("sha256").update(verifier).digest("base64url");
  if (challenge !== code.challenge) {
    throw new LoginRefusal(
      "invalid_grant",
      501481,
      "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
    );
  }
  code.isUsed = true;
  return answer(world, form, code.account, code.scopes, code.scopes, code.nonce);
}

/** Gives another refresh token each time; the one that was used goes on for a while. */
function byRefresh(world: World, form: URLSearchParams): Answer {
  const grant = world.grants.refresh.get(form.get("refresh_token") ?? "");
  if (grant === undefined)
    throw new LoginRefusal(
      "invalid_grant",
      9002313,
      "Invalid request. Request is malformed or invalid.",
      "bad_token",
    );
  if (grant.isRevoked) {
    throw new LoginRefusal(
      "invalid_grant",
      50173,
      "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.",
    );
  }
  if (isOver(world, grant)) {
    throw new LoginRefusal("invalid_grant", 700082, "The refresh token has expired due to inactivity.");
  }
  const asked = form.get("scope") === null ? grant.scopes : scopesOf(form.get("scope"));
  const isNew = (scope: string): boolean =>
    !grant.scopes.includes(scope) && !/^(openid|profile|email|offline_access)$/.test(scope);
  if (asked.some(isNew)) {
    throw new LoginRefusal(
      "invalid_grant",
      65001,
      "The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.",
      "consent_required",
    );
  }
  const until = world.clock().add(world.login.oldRefreshLife);
  if (Temporal.Instant.compare(until, grant.expires) < 0) grant.expires = until;
  return answer(world, form, grant.account, asked, grant.scopes, undefined);
}

function byDevice(world: World, form: URLSearchParams): Answer {
  const code = form.get("device_code") ?? "";
  const device = world.grants.devices.get(code);
  if (device === undefined) throw new LoginRefusal("invalid_grant", 70000, "The device code is unknown.");
  const now = performance.now();
  const isHasty = device.polledAt !== undefined && now - device.polledAt < world.login.deviceInterval * 900;
  device.polledAt = now;
  if (isOver(world, device))
    throw new LoginRefusal(
      "expired_token",
      70020,
      "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
    );
  switch (device.state.kind) {
    case "pending":
      if (isHasty) throw new LoginRefusal("slow_down", 70016, "The client is polling too often.");
      throw new LoginRefusal(
        "authorization_pending",
        70016,
        "OAuth 2.0 device flow error. Authorization is pending. Continue polling.",
      );
    case "declined":
      throw new LoginRefusal(
        "authorization_declined",
        70018,
        "User declined to continue the authentication.",
      );
    case "approved":
      mayEnter(device.state.account, device.tenant);
      world.grants.devices.delete(code);
      return answer(world, form, device.state.account, device.scopes, device.scopes, undefined);
  }
}

/**
 * The scopes of the answer leave offline_access out, and of a personal account all that is OpenID's: the two kinds are served
 * by different servers, and no client may count on what one of them names. A refresh token is good for all that was ever
 * agreed to.
 */
function answer(
  world: World,
  form: URLSearchParams,
  account: Account,
  scopes: string[],
  agreed: string[],
  nonce: string | undefined,
): Answer {
  const { token: access, seconds } = newAccessToken(world, account, scopes);
  const clientId = form.get("client_id") ?? "";
  const unnamed = account.kind === "work" ? /^offline_access$/ : /^(openid|profile|email|offline_access)$/;
  return {
    status: 200,
    headers: { "cache-control": "no-store, no-cache", pragma: "no-cache" },
    json: {
      token_type: "Bearer",
      scope: scopes.filter((scope) => !unnamed.test(scope)).join(" "),
      expires_in: seconds,
      ext_expires_in: seconds,
      access_token: access,
      ...(agreed.includes("offline_access")
        ? { refresh_token: newRefreshToken(world, account, agreed) }
        : {}),
      ...(scopes.includes("openid") ? { id_token: idToken(world, account, clientId, nonce) } : {}),
      ...(form.get("client_info") === "1" ? { client_info: clientInfo(account) } : {}),
    },
  };
}
