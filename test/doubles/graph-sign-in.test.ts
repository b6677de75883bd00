import { createPublicKey, verify, type webcrypto } from "node:crypto";
import { InteractionRequiredAuthError, PublicClientApplication } from "@azure/msal-node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asker } from "./graph/ask.ts";
import { approveDevice, consent } from "./graph/consent.ts";
import { msalNetwork } from "./graph/msal-network.ts";
import { type GraphDouble, graphDouble } from "./graph.ts";

let now = Temporal.Now.instant();
let double: GraphDouble;

beforeEach(async () => {
  now = Temporal.Now.instant();
  double = await graphDouble({ clock: () => now, seed: 3 });
  double.addUser({ email: "dana@work.example", name: "Dana Reed", kind: "work" });
  double.addUser({ email: "pat@outlook.example", name: "Pat Low", kind: "personal" });
});
afterEach(() => double.close());

const scopes = ["User.Read", "Mail.ReadWrite", "Mail.Send", "Calendars.ReadWrite"];

function msal(tenant = "common"): PublicClientApplication {
  return new PublicClientApplication({
    auth: { clientId: double.client.id, authority: `https://login.microsoftonline.com/${tenant}` },
    system: { networkClient: msalNetwork((path) => new URL(path, double.url)), disableInternalRetries: true },
  });
}

function signIn(app: PublicClientApplication, as: string, deny = false) {
  return app.acquireTokenInteractive({
    scopes,
    openBrowser: async (url) => {
      await consent(double, url, { as, deny });
    },
  });
}

/** The token endpoint without msal. */
async function token(fields: Record<string, string>, tenant = "common") {
  const body = new URLSearchParams({ client_id: double.client.id, ...fields });
  const response = await fetch(`${double.url}/${tenant}/oauth2/v2.0/token`, { method: "POST", body });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

describe("signing in through msal", () => {
  it("gives an account, an id_token that Microsoft's keys verify, and a token that Graph takes", async () => {
    const result = await signIn(msal(), "dana@work.example");
    const { oid, tid } = double.user("dana@work.example");
    expect(result.account).toMatchObject({
      username: "dana@work.example",
      homeAccountId: `${oid}.${tid}`,
      tenantId: tid,
    });
    const [head = "", body = "", signature = ""] = result.idToken.split(".");
    const keys = (await (await fetch(`${double.url}/common/discovery/v2.0/keys`)).json()) as {
      keys: webcrypto.JsonWebKey[];
    };
    const key = createPublicKey({ key: keys.keys[0] ?? {}, format: "jwk" });
    expect(verify("sha256", Buffer.from(`${head}.${body}`), key, Buffer.from(signature, "base64url"))).toBe(
      true,
    );
    const me = await asker(double.url, result.accessToken)("GET", "/me");
    expect(me.json).toMatchObject({ id: oid, displayName: "Dana Reed", mail: "dana@work.example" });
  });

  it("tells the app that the person said no", async () => {
    await expect(signIn(msal(), "dana@work.example", true)).rejects.toThrow("AADSTS65004");
  });

  it("tells the app that an administrator has to agree", async () => {
    double.needAdmin("dana@work.example");
    await expect(signIn(msal(), "dana@work.example")).rejects.toThrow("AADSTS90094");
  });

  it.each([
    ["organizations", "pat@outlook.example"],
    ["consumers", "dana@work.example"],
  ])("leaves the person on a page at /%s where their account (%s) may not enter", async (tenant, as) => {
    let page = "";
    const app = msal(tenant);
    const opened = new Promise<void>((resolve) => {
      app
        .acquireTokenInteractive({
          scopes,
          openBrowser: async (url) => {
            page = await consent(double, url, { as }).then(() => "", String);
            resolve();
            throw new Error("closed by hand");
          },
        })
        .catch(() => undefined);
    });
    await opened;
    expect(page).toContain("AADSTS50020");
  });

  it("takes a tenant by its id, and knows no other", async () => {
    const { tid } = double.user("dana@work.example");
    expect((await signIn(msal(tid), "dana@work.example")).tenantId).toBe(tid);
    const said = await token({ grant_type: "refresh_token" }, "11111111-1111-4111-a111-111111111111");
    expect(said.json.error_codes).toEqual([90002]);
  });
});

describe("a refresh token", () => {
  it("gives another one each time, and goes on itself for a while", async () => {
    const refreshToken = double.user("dana@work.example").refreshTokenFor();
    const refresh = (refresh_token: string) => token({ grant_type: "refresh_token", refresh_token });
    const second = String((await refresh(refreshToken)).json.refresh_token);
    expect(second).not.toBe(refreshToken);
    expect((await refresh(refreshToken)).status).toBe(200);
    now = now.add({ hours: 24 });
    expect((await refresh(refreshToken)).json).toMatchObject({
      error: "invalid_grant",
      error_codes: [700082],
    });
    expect((await refresh(second)).status).toBe(200);
  });

  it("is used by msal when the access token runs out", async () => {
    const app = msal();
    const first = await signIn(app, "dana@work.example");
    if (first.account === null) throw new Error("no account");
    const second = await app.acquireTokenSilent({ account: first.account, scopes, forceRefresh: true });
    expect(second.accessToken).not.toBe(first.accessToken);
    double.revokeGrant("dana@work.example");
    await expect(
      app.acquireTokenSilent({ account: first.account, scopes, forceRefresh: true }),
    ).rejects.toThrow("AADSTS50173");
  });

  it("does not reach further than what was agreed to", async () => {
    const refreshToken = double.user("dana@work.example").refreshTokenFor(["Mail.Read", "offline_access"]);
    const asked = {
      grant_type: "refresh_token",
      refresh_token: refreshToken,
      scope: "Mail.Send offline_access",
    };
    expect((await token(asked)).json).toMatchObject({ error_codes: [65001], suberror: "consent_required" });
    const app = msal();
    const wide = app.acquireTokenByRefreshToken({ refreshToken, scopes: ["Mail.Send"] });
    await expect(wide).rejects.toBeInstanceOf(InteractionRequiredAuthError);
  });

  it("does not come without offline_access", async () => {
    const refreshToken = double.user("dana@work.example").refreshTokenFor(["Mail.Read"]);
    const said = await token({ grant_type: "refresh_token", refresh_token: refreshToken });
    expect(said.json).not.toHaveProperty("refresh_token");
  });
});

describe("a code", () => {
  const redirect = "http://localhost:1/back";
  async function code(more: Record<string, string> = {}): Promise<string> {
    const fields = {
      client_id: double.client.id,
      redirect_uri: redirect,
      response_type: "code",
      scope: "User.Read",
      ...more,
    };
    const form = new URLSearchParams({ ...fields, as: "dana@work.example", answer: "agree" });
    const response = await fetch(`${double.url}/common/login`, {
      method: "POST",
      body: form,
      redirect: "manual",
    });
    return new URL(response.headers.get("location") ?? "http://none").searchParams.get("code") ?? "";
  }
  const use = async (given: string, more: Record<string, string> = {}) =>
    (await token({ grant_type: "authorization_code", code: given, redirect_uri: redirect, ...more })).json;

  it("is good once, for ten minutes, and for the address that it was sent to", async () => {
    const first = await code();
    expect(await use(first)).toHaveProperty("access_token");
    expect(await use(first)).toMatchObject({ error_codes: [54005] });
    expect(await use(await code(), { redirect_uri: "http://localhost:2/" })).toMatchObject({
      error_codes: [500112],
    });
    const old = await code();
    now = now.add({ minutes: 10 });
    expect(await use(old)).toMatchObject({ error_codes: [70008] });
  });

  it("needs the verifier of its challenge", async () => {
    const given = await code({
      code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
      code_challenge_method: "S256",
    });
    expect(await use(given)).toMatchObject({ error_codes: [501481] });
    expect(await use(given, { code_verifier: "wrong" })).toMatchObject({ error_codes: [501481] });
    const right = { code_verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk" };
    expect(await use(given, right)).toHaveProperty("access_token");
  });

  it("is not given for a redirect address that is not on this machine", async () => {
    const query = new URLSearchParams({
      client_id: double.client.id,
      redirect_uri: "https://evil.example/",
      response_type: "code",
      scope: "User.Read",
    });
    await expect(
      consent(double, `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?${query}`, {
        as: "dana@work.example",
      }),
    ).rejects.toThrow("AADSTS50011");
  });
});

describe("a device code", () => {
  it("signs in through msal when the person has entered it", async () => {
    double.login.deviceInterval = 0.05;
    const asked: string[] = [];
    const result = await msal().acquireTokenByDeviceCode({
      scopes,
      deviceCodeCallback: ({ userCode, verificationUri }) => {
        asked.push(verificationUri);
        void approveDevice(double, userCode, { as: "pat@outlook.example" });
      },
    });
    expect(asked).toEqual(["https://microsoft.com/devicelogin"]);
    expect(result?.account).toMatchObject({ username: "pat@outlook.example" });
  });

  it("is pending, then declined or expired, and asks a hasty client to slow down", async () => {
    const start = async () => {
      const body = new URLSearchParams({ client_id: double.client.id, scope: "User.Read" });
      const response = await fetch(`${double.url}/common/oauth2/v2.0/devicecode`, { method: "POST", body });
      return (await response.json()) as { device_code: string; user_code: string };
    };
    const poll = async (device_code: string) =>
      (await token({ grant_type: "urn:ietf:params:oauth:grant-type:device_code", device_code })).json.error;
    const first = await start();
    expect(await poll(first.device_code)).toBe("authorization_pending");
    expect(await poll(first.device_code)).toBe("slow_down");
    await approveDevice(double, first.user_code, { as: "dana@work.example", deny: true });
    expect(await poll(first.device_code)).toBe("authorization_declined");
    const second = await start();
    now = now.add({ minutes: 15 });
    expect(await poll(second.device_code)).toBe("expired_token");
    await expect(approveDevice(double, second.user_code, { as: "dana@work.example" })).rejects.toThrow(
      "That code didn't work",
    );
  });
});

describe("discovery", () => {
  it("names Microsoft's own addresses, so that a client goes on as in reality", async () => {
    const said = await fetch(`${double.url}/common/v2.0/.well-known/openid-configuration`);
    expect(await said.json()).toMatchObject({
      issuer: "https://login.microsoftonline.com/{tenantid}/v2.0",
      token_endpoint: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
    });
    const instance = await fetch(`${double.url}/common/discovery/instance?api-version=1.1`);
    expect(await instance.text()).toContain("login.windows.net");
  });
});

describe("an access token", () => {
  it("runs out after 60 to 90 minutes, and may outlive a consent that is taken back", async () => {
    const accessToken = double.user("dana@work.example").grantToken();
    const me = () => asker(double.url, accessToken)("GET", "/me");
    double.revokeGrant("dana@work.example", "refresh");
    expect((await me()).status).toBe(200);
    now = now.add({ minutes: 90 });
    const late = await me();
    expect([late.status, late.json.error]).toEqual([
      401,
      expect.objectContaining({ code: "InvalidAuthenticationToken" }),
    ]);
  });

  it("ends before its time where a test says so, and the refresh token goes on", async () => {
    const dana = double.user("dana@work.example");
    const [accessToken, refreshToken] = [dana.grantToken(), dana.refreshTokenFor()];
    double.expireAccess("dana@work.example");
    expect((await asker(double.url, accessToken)("GET", "/me")).status).toBe(401);
    expect((await token({ grant_type: "refresh_token", refresh_token: refreshToken })).status).toBe(200);
  });

  it("is needed, and must allow what is asked", async () => {
    expect((await asker(double.url, undefined)("GET", "/me")).status).toBe(401);
    expect((await asker(double.url, "guessed")("GET", "/me")).status).toBe(401);
    const accessToken = double.user("dana@work.example").grantToken(["Mail.Read"]);
    const said = await asker(double.url, accessToken)("POST", "/me/messages", { subject: "a" });
    expect([said.status, said.json.error]).toEqual([
      403,
      expect.objectContaining({ code: "ErrorAccessDenied" }),
    ]);
  });
});
