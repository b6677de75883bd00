import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { CodeChallengeMethod, OAuth2Client } from "google-auth-library";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientsOf, refusalOf } from "./google/clients.ts";
import { consent, decide } from "./google/consent.ts";
import { type GoogleDouble, googleDouble } from "./google.ts";

const scope = [
  "openid",
  "email",
  "https://www.googleapis.com/auth/gmail.modify",
  "https://www.googleapis.com/auth/calendar.freebusy",
];
const redirectUri = "http://127.0.0.1:43211/callback";
const state = "a-state-that-nobody-guesses";
let now = Temporal.Instant.from("2026-03-02T15:00:00Z");
let double: GoogleDouble;

beforeEach(async () => {
  now = Temporal.Instant.from("2026-03-02T15:00:00Z");
  double = await googleDouble({ clock: () => now });
  double.addUser({ email: "dana@example.com" });
});
afterEach(() => double.close());

function client(who = double.client): OAuth2Client {
  const { url } = double;
  return new OAuth2Client({
    clientId: who.id,
    clientSecret: who.secret,
    redirectUri,
    endpoints: {
      oauth2AuthBaseUrl: `${url}/o/oauth2/v2/auth`,
      oauth2TokenUrl: `${url}/token`,
      oauth2RevokeUrl: `${url}/revoke`,
      tokenInfoUrl: `${url}/tokeninfo`,
    },
    transporterOptions: { retry: false },
  });
}

/** Signs in as far as the code. */
async function code(oauth: OAuth2Client, how: { grant?: string[]; prompt?: string } = {}) {
  const { codeVerifier, codeChallenge = "" } = await oauth.generateCodeVerifierAsync();
  const url = oauth.generateAuthUrl({
    access_type: "offline",
    prompt: how.prompt ?? "consent",
    scope,
    state,
    code_challenge: codeChallenge,
    code_challenge_method: CodeChallengeMethod.S256,
  });
  const { location } = await decide(url, {
    as: "dana@example.com",
    ...(how.grant === undefined ? {} : { grant: how.grant }),
  });
  return { code: location.searchParams.get("code") ?? "", codeVerifier, location };
}

/** What OAuth says of a refusal. */
async function oauthError(
  asked: Promise<unknown>,
): Promise<{ status: number; error: string; description: string }> {
  const thrown = await asked.then(
    () => undefined,
    (error: unknown) =>
      error as { response?: { status: number; data: { error: string; error_description: string } } },
  );
  const { status = 0, data } = thrown?.response ?? {};
  return { status, error: data?.error ?? "", description: data?.error_description ?? "" };
}

describe("the sign-in page", () => {
  it("sends the browser back to loopback with code, state and what was granted", async () => {
    const { location } = await code(client());
    expect(location.origin + location.pathname).toBe(redirectUri);
    expect(location.searchParams.get("state")).toBe(state);
    expect(location.searchParams.get("scope")?.split(" ")).toContain(
      "https://www.googleapis.com/auth/userinfo.email",
    );
  });

  it("goes on to the product's own address, as a browser does, also with a no", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end("You can close this page.");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const query = new URLSearchParams({
      client_id: double.client.id,
      redirect_uri: `http://127.0.0.1:${port}/`,
      response_type: "code",
      scope: "openid",
      state,
      code_challenge: "x".repeat(43),
      code_challenge_method: "S256",
    });
    const result = await consent(`${double.url}/o/oauth2/v2/auth?${query}`, {
      as: "dana@example.com",
      deny: true,
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(result).toMatchObject({ status: 200, body: "You can close this page." });
    expect(asked).toEqual([`/?state=${state}&error=access_denied`]);
  });

  it.each([
    ["another client", { client_id: "other.apps.googleusercontent.com" }, "invalid_client"],
    ["an address that is not on loopback", { redirect_uri: "https://example.com/" }, "redirect_uri_mismatch"],
    [
      "a name instead of the loopback number",
      { redirect_uri: "http://localhost:4000/" },
      "redirect_uri_mismatch",
    ],
    ["a challenge in the plain", { code_challenge_method: "plain" }, "code_challenge"],
    ["no state", { state: "" }, "state"],
    ["a misspelt scope", { scope: "https://www.googleapis.com/auth/gmail.modfiy" }, "invalid_scope"],
    ["a token instead of a code", { response_type: "token" }, "unsupported_response_type"],
  ])("refuses %s", async (_, wrong, says) => {
    const right = {
      client_id: double.client.id,
      redirect_uri: redirectUri,
      response_type: "code",
      scope: "openid",
      state,
      code_challenge: "x".repeat(43),
      code_challenge_method: "S256",
    };
    const query = new URLSearchParams({ ...right, ...wrong });
    const page = decide(`${double.url}/o/oauth2/v2/auth?${query}`, { as: "dana@example.com" });
    await expect(page).rejects.toThrow(says);
  });

  it("grants what was left ticked and no more", async () => {
    const oauth = client();
    const { code: text, codeVerifier } = await code(oauth, {
      grant: ["openid", "https://www.googleapis.com/auth/gmail.modify"],
    });
    const { tokens } = await oauth.getToken({ code: text, codeVerifier });
    expect(tokens.scope?.split(" ").sort()).toEqual([
      "https://www.googleapis.com/auth/gmail.modify",
      "openid",
    ]);
    const { calendar } = clientsOf(double.url, tokens.access_token ?? "");
    expect(await refusalOf(calendar.freebusy.query({ requestBody: {} }))).toMatchObject({
      status: 403,
      reason: "insufficientPermissions",
    });
  });
});

describe("tokens", () => {
  it("are given for a code once, and only to who holds its verifier", async () => {
    const oauth = client();
    const one = await code(oauth);
    const stolen = oauth.getToken({ code: one.code, codeVerifier: "x".repeat(43) });
    expect(await oauthError(stolen)).toMatchObject({
      status: 400,
      error: "invalid_grant",
      description: "Invalid code verifier.",
    });
    const { tokens } = await oauth.getToken({ code: one.code, codeVerifier: one.codeVerifier });
    expect(tokens).toMatchObject({
      token_type: "Bearer",
      access_token: expect.stringMatching(/^ya29\./),
      refresh_token: expect.stringMatching(/^1\/\//),
    });
    expect(
      await oauthError(oauth.getToken({ code: one.code, codeVerifier: one.codeVerifier })),
    ).toMatchObject({ error: "invalid_grant" });
  });

  it("say whose they are", async () => {
    const oauth = client();
    const one = await code(oauth);
    const { tokens } = await oauth.getToken({ code: one.code, codeVerifier: one.codeVerifier });
    const { sub } = double.user("dana@example.com");
    const claims = JSON.parse(
      Buffer.from(tokens.id_token?.split(".")[1] ?? "", "base64url").toString(),
    ) as object;
    expect(claims).toMatchObject({
      iss: "https://accounts.google.com",
      aud: double.client.id,
      sub,
      email: "dana@example.com",
    });
    expect(await oauth.getTokenInfo(tokens.access_token ?? "")).toMatchObject({
      sub,
      email: "dana@example.com",
    });
    const reply = await fetch(`${double.url}/userinfo`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    expect(await reply.json()).toMatchObject({ sub, email: "dana@example.com", email_verified: true });
  });

  it("are refused to a client with another secret", async () => {
    const one = await code(client());
    const other = client({ ...double.client, secret: "wrong" });
    expect(
      await oauthError(other.getToken({ code: one.code, codeVerifier: one.codeVerifier })),
    ).toMatchObject({ status: 401, error: "invalid_client" });
  });

  it("come without a refresh token for who said yes before and is not asked again", async () => {
    const oauth = client();
    const first = await code(oauth);
    await oauth.getToken({ code: first.code, codeVerifier: first.codeVerifier });
    const second = await code(oauth, { prompt: "select_account" });
    const { tokens } = await oauth.getToken({ code: second.code, codeVerifier: second.codeVerifier });
    expect(tokens.refresh_token).toBeUndefined();
  });

  it("end after an hour of the double's clock, and are refreshed", async () => {
    const refresh_token = double.user("dana@example.com").refreshTokenFor();
    const oauth = client();
    oauth.setCredentials({ refresh_token });
    const { credentials } = await oauth.refreshAccessToken();
    const { gmail } = clientsOf(double.url, credentials.access_token ?? "");
    await gmail.getProfile({ userId: "me" });
    now = now.add({ hours: 1 });
    expect(await refusalOf(gmail.getProfile({ userId: "me" }))).toMatchObject({
      status: 401,
      reason: "authError",
    });
    await oauth.refreshAccessToken();
  });

  it.each(["taken back by the user", "revoked by the client", "too old"])(
    "are invalid_grant when %s",
    async (how) => {
      if (how === "too old") double.options.refreshTokenLife = 7 * 86_400_000;
      const refresh_token = double.user("dana@example.com").refreshTokenFor();
      const oauth = client();
      oauth.setCredentials({ refresh_token });
      const { credentials } = await oauth.refreshAccessToken();
      if (how === "taken back by the user") double.revokeGrant("dana@example.com");
      else if (how === "revoked by the client") await oauth.revokeToken(refresh_token);
      else now = now.add({ hours: 24 * 7 });
      expect(await oauthError(oauth.refreshAccessToken())).toEqual({
        status: 400,
        error: "invalid_grant",
        description: "Token has been expired or revoked.",
      });
      const { gmail } = clientsOf(double.url, credentials.access_token ?? "");
      expect(await refusalOf(gmail.getProfile({ userId: "me" }))).toMatchObject({ status: 401 });
    },
  );
});
