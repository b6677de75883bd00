/** The exchange behind a sign-in: what a code is worth without the rest. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { missingScopes } from "../../../src/providers/google/scopes.ts";
import {
  type Attempt,
  beginSignIn,
  finishSignIn,
  renewSignIn,
  revokeSignIn,
  type SignInOptions,
  whoSignedIn,
} from "../../../src/providers/google/sign-in.ts";
import { decide } from "../../doubles/google/consent.ts";
import { type GoogleDouble, type GoogleOptions, googleDouble } from "../../doubles/google.ts";

const redirectUri = "http://127.0.0.1:4711/google";
const dana = "dana@example.com";

async function atDouble(
  options: GoogleOptions = {},
): Promise<{ double: GoogleDouble; options: SignInOptions }> {
  const double = await googleDouble(options);
  onTestFinished(() => double.close());
  double.addUser({ email: dana, sub: "110", timeZone: "America/New_York" });
  return { double, options: { client: double.client, oauthUrl: double.url, apiUrl: double.url } };
}

async function codeFor(options: SignInOptions): Promise<{ attempt: Attempt; code: string }> {
  const attempt = await beginSignIn(options, { redirectUri, state: "s".repeat(43), hint: dana });
  const { location } = await decide(attempt.url, { as: dana });
  return { attempt, code: location.searchParams.get("code") ?? "" };
}

const refused = { trouble: { kind: "refused" } };

describe("a code", () => {
  it("is worth tokens to whoever asked for it, once (C-1)", async () => {
    const { options } = await atDouble();
    const { attempt, code } = await codeFor(options);
    const tokens = await finishSignIn(options, attempt, code);
    expect(tokens).toMatchObject({ accessToken: expect.any(String), refreshToken: expect.any(String) });
    expect(missingScopes(tokens.scope)).toEqual([]);
    expect(await whoSignedIn(options, tokens.accessToken)).toEqual({
      accountId: "110",
      address: dana,
      zone: "America/New_York",
    });
    await expect(finishSignIn(options, attempt, code)).rejects.toMatchObject(refused);
  });

  it("is worth nothing to another program that caught it: the verifier never left (C-1, C-3)", async () => {
    const { options } = await atDouble();
    const { attempt, code } = await codeFor(options);
    expect(attempt.url).not.toContain(attempt.verifier);
    for (const verifier of ["", "v".repeat(128)])
      await expect(finishSignIn(options, { ...attempt, verifier }, code)).rejects.toMatchObject(refused);
    const elsewhere = { ...attempt, redirectUri: "http://127.0.0.1:4712/google" };
    await expect(finishSignIn(options, elsewhere, code)).rejects.toMatchObject(refused);
  });

  it("of another sign-in is refused, and so is one that is 10 minutes old (C-1)", async () => {
    let passed = 0;
    const clock = () => Temporal.Instant.fromEpochMilliseconds(Date.parse("2026-05-04T10:00:00Z") + passed);
    const { options } = await atDouble({ clock });
    const [one, two] = [await codeFor(options), await codeFor(options)];
    await expect(finishSignIn(options, one.attempt, two.code)).rejects.toMatchObject(refused);
    passed = 600_001;
    await expect(finishSignIn(options, one.attempt, one.code)).rejects.toMatchObject(refused);
  });
});

describe("renewing a sign-in", () => {
  it("gives a new access token, and the refresh token stays", async () => {
    const { double, options } = await atDouble();
    const renewed = await renewSignIn(options, double.user(dana).refreshTokenFor());
    expect(renewed).toMatchObject({ kind: "renewed", tokens: { accessToken: expect.any(String) } });
    expect(renewed.kind === "renewed" && renewed.tokens.refreshToken).toBeFalsy();
  });

  it("ends with a token that was taken back, in Google's own words (R-34)", async () => {
    const { double, options } = await atDouble();
    const token = double.user(dana).refreshTokenFor();
    double.revokeGrant(dana);
    expect(await renewSignIn(options, token)).toEqual({
      kind: "ended",
      why: "Token has been expired or revoked.",
    });
  });

  it.each(["503", "500", "429", "lost-before", "lost-after", "504-after"] as const)(
    "ends nothing with %s (R-35)",
    async (kind) => {
      const { double, options } = await atDouble();
      const token = double.user(dana).refreshTokenFor();
      double.faults.next("oauth.token", kind, 10);
      await expect(renewSignIn(options, token)).rejects.toMatchObject({ trouble: { kind: "unavailable" } });
      double.faults.clear();
      expect(await renewSignIn(options, token)).toMatchObject({ kind: "renewed" });
    },
  );

  it("ends nothing where nobody is at that address, and tells no token (R-35, C-7)", async () => {
    const { double, options } = await atDouble();
    const token = double.user(dana).refreshTokenFor();
    const nowhere = { ...options, oauthUrl: "http://127.0.0.1:9" };
    const error: unknown = await renewSignIn(nowhere, token).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ trouble: { kind: "unavailable" } });
    for (let each = error; each instanceof Error; each = each.cause) {
      expect(JSON.stringify(each, Object.getOwnPropertyNames(each))).not.toContain(token);
      expect(JSON.stringify(each, Object.getOwnPropertyNames(each))).not.toContain(double.client.secret);
    }
  });
});

describe("revoking a sign-in", () => {
  it("ends it at Google, with the token in the body and not in the address (C-8)", async () => {
    const { double, options } = await atDouble();
    const token = double.user(dana).refreshTokenFor();
    await revokeSignIn(options, token);
    expect(await renewSignIn(options, token)).toMatchObject({ kind: "ended" });
    const revoked = double.requests.find(({ method }) => method === "oauth.revoke");
    expect(revoked?.query).toBe("");
    // What has ended already is as good.
    await revokeSignIn(options, token);
    double.faults.next("oauth.revoke", "503", 10);
    await expect(revokeSignIn(options, token)).rejects.toMatchObject({ trouble: { kind: "unavailable" } });
  });
});

describe("whatever is asked at a sign-in", () => {
  it("follows no redirect, which would carry tokens to somebody else (C-7)", async () => {
    const heard: string[] = [];
    const canary = await listening((request) => heard.push(request.url ?? ""));
    const away = await listening((_, response) => {
      response.writeHead(307, { location: `${canary}/caught` });
    });
    const options: SignInOptions = {
      client: { id: "1.apps.googleusercontent.com", secret: "s" },
      oauthUrl: away,
      apiUrl: away,
    };
    const attempt = await beginSignIn(options, { redirectUri, state: "s".repeat(43), hint: dana });
    for (const ask of [
      () => finishSignIn(options, attempt, "4/code"),
      () => renewSignIn(options, "1//token"),
      () => revokeSignIn(options, "1//token"),
      () => whoSignedIn(options, "ya29.token"),
    ])
      await expect(ask()).rejects.toMatchObject({ trouble: { kind: "unavailable" } });
    expect(heard).toEqual([]);
  });
});

/** The address of a server that answers every request in one way. */
async function listening(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer((request, response) => {
    answer(request, response);
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
