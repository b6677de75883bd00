/** The exchange behind a sign-in: what a code is worth without the rest, and what ends a sign-in. */
import { describe, expect, it, onTestFinished } from "vitest";
import { missingScopes, scopesFor } from "../../../src/providers/microsoft/scopes.ts";
import { finishSignIn, renewSignIn, type SignInOptions } from "../../../src/providers/microsoft/sign-in.ts";
import { whoSignedIn } from "../../../src/providers/microsoft/who-signed-in.ts";
import { type GraphDouble, type GraphDoubleOptions, graphDouble } from "../../doubles/graph.ts";
import { codeFor, optionsOf, refreshTokenIn, signedIn } from "./signed-in.ts";

const dana = "dana@work.example";

async function atDouble(
  options: GraphDoubleOptions = {},
  kind: "work" | "personal" = "work",
): Promise<{ double: GraphDouble; options: SignInOptions }> {
  const double = await graphDouble(options);
  onTestFinished(() => double.close());
  double.addUser({ email: dana, name: "Dana Okafor", kind });
  return { double, options: optionsOf(double) };
}

const refused = { trouble: { kind: "refused" } };
const forget = async () => {};

describe("a code", () => {
  it("is worth tokens to whoever asked for it, once (C-1)", async () => {
    const { double, options } = await atDouble();
    const { attempt, code } = await codeFor(options, dana);
    const tokens = await finishSignIn(options, attempt, code);
    const { oid, tid } = double.user(dana);
    expect(tokens).toMatchObject({ accessToken: expect.any(String), accountId: `${oid}.${tid}` });
    expect(await whoSignedIn(options, tokens.accessToken, dana)).toEqual({
      address: dana,
      zone: "America/New_York",
    });
    await expect(finishSignIn(options, attempt, code)).rejects.toMatchObject(refused);
  });

  it("is worth nothing to another program that caught it: the verifier never left (C-1, C-3)", async () => {
    const { options } = await atDouble();
    const { attempt, code } = await codeFor(options, dana);
    expect(attempt.url).not.toContain(attempt.verifier);
    for (const verifier of ["w".repeat(43), "v".repeat(128)])
      await expect(finishSignIn(options, { ...attempt, verifier }, code)).rejects.toMatchObject(refused);
    const elsewhere = { ...attempt, redirectUri: "http://localhost:4712" };
    await expect(finishSignIn(options, elsewhere, code)).rejects.toMatchObject(refused);
  });

  it("of another sign-in is refused, and so is one that is 10 minutes old (C-1)", async () => {
    let now = Temporal.Now.instant();
    const { options } = await atDouble({ clock: () => now });
    const [one, two] = [await codeFor(options, dana), await codeFor(options, dana)];
    await expect(finishSignIn(options, one.attempt, two.code)).rejects.toMatchObject(refused);
    now = now.add({ minutes: 10 });
    await expect(finishSignIn(options, one.attempt, one.code)).rejects.toMatchObject(refused);
  });

  it("lacks nothing where the answer names only what is Graph's, as for a personal account (R-38)", async () => {
    const { options } = await atDouble({}, "personal");
    const { attempt, code } = await codeFor(options, dana);
    const { scopes, cache } = await finishSignIn(options, attempt, code);
    expect(scopes).not.toContain("openid");
    expect(cache).toBeDefined();
    const asked = scopesFor({ sends: true });
    expect(missingScopes(asked, scopes)).toEqual([]);
    const without = scopes.filter((scope) => scope !== "Mail.Send");
    expect(missingScopes(asked, without)).toMatchObject([{ scope: "Mail.Send" }]);
  });

  it("of a personal account tells its address, which is no mail field there", async () => {
    const { options } = await atDouble({}, "personal");
    const { accessToken } = await signedIn(options, dana);
    expect(await whoSignedIn(options, accessToken, "else@example.com")).toMatchObject({ address: dana });
  });
});

describe("what is stored of a sign-in", () => {
  it("holds what renews it, and no access token and no id token (C-7)", async () => {
    const { options } = await atDouble();
    const { cache, accessToken } = await signedIn(options, dana);
    expect(cache).not.toContain(accessToken);
    expect(Object.keys(JSON.parse(cache) as object)).toEqual(["Account", "RefreshToken", "AppMetadata"]);
  });
});

describe("renewing a sign-in", () => {
  it("gives a new access token, and another refresh token that is kept before it (R-36)", async () => {
    const { options } = await atDouble();
    const { cache, accessToken } = await signedIn(options, dana);
    const order: string[] = [];
    let newer = "";
    const renewed = await renewSignIn(options, cache, async (text) => {
      order.push("kept");
      newer = text;
    });
    order.push("given");
    expect(order).toEqual(["kept", "given"]);
    expect(newer).not.toBe(cache);
    expect(renewed).toMatchObject({ kind: "renewed", tokens: { accessToken: expect.any(String) } });
    expect(renewed).not.toMatchObject({ tokens: { accessToken } });
    expect(await renewSignIn(options, newer, forget)).toMatchObject({ kind: "renewed" });
  });

  it("gives nothing where it cannot be kept, and the one from before still holds (R-36)", async () => {
    const { options } = await atDouble();
    const { cache } = await signedIn(options, dana);
    const full = new Error("the disk is full");
    await expect(
      renewSignIn(options, cache, async () => {
        throw full;
      }),
    ).rejects.toBe(full);
    expect(await renewSignIn(options, cache, forget)).toMatchObject({ kind: "renewed" });
  });

  it("ends with one that was taken back (R-34)", async () => {
    const { double, options } = await atDouble();
    const { cache } = await signedIn(options, dana);
    double.revokeGrant(dana);
    expect(await renewSignIn(options, cache, forget)).toEqual({
      kind: "ended",
      why: "the sign-in was taken back, or the password was changed (AADSTS50173)",
    });
  });

  it.each([
    { number: 53003, error: "interaction_required", why: /conditional access policy.*AADSTS53003/ },
    { number: 50076, error: "interaction_required", why: /second factor.*\(MFA\).*AADSTS50076/ },
    { number: 50079, error: "invalid_grant", why: /second factor.*AADSTS50079/ },
    { number: 65001, error: "invalid_grant", why: /administrator.*agrees.*AADSTS65001/ },
    { number: 700082, error: "invalid_grant", why: /not used for too long.*AADSTS700082/ },
    { number: 50057, error: "invalid_grant", why: /account is blocked.*AADSTS50057/ },
    { number: 7000218, error: "invalid_client", why: /public client flows.*AADSTS7000218/ },
    { number: 999999, error: "invalid_grant", why: /^Something new \(AADSTS999999\)$/ },
  ])("ends with $error $number, and says what that means (R-34)", async ({ number, error, why }) => {
    const { double, options } = await atDouble();
    const { cache } = await signedIn(options, dana);
    double.login.refuse = { error, number, message: "Something new." };
    expect(await renewSignIn(options, cache, forget)).toEqual({
      kind: "ended",
      why: expect.stringMatching(why),
    });
  });

  it.each([
    { number: 90033, error: "temporarily_unavailable" },
    { number: 50196, error: "invalid_grant" },
    { number: 90012, error: "server_error" },
    { number: 70011, error: "invalid_scope" },
  ])("ends nothing with $error $number (R-35)", async ({ number, error }) => {
    const { double, options } = await atDouble();
    const { cache } = await signedIn(options, dana);
    double.login.refuse = { error, number, message: "Try again." };
    await expect(renewSignIn(options, cache, forget)).rejects.toMatchObject({
      trouble: { kind: "unavailable" },
    });
    double.login.refuse = undefined;
    expect(await renewSignIn(options, cache, forget)).toMatchObject({ kind: "renewed" });
  });

  it.each(["503", "500", "429", "lost-before", "lost-after", "504-after"] as const)(
    "ends nothing with %s, and asks once (R-35)",
    async (kind) => {
      const { double, options } = await atDouble();
      const { cache } = await signedIn(options, dana);
      double.faults.next("login oauth2/v2.0/token", kind, 10);
      const before = double.requests.length;
      await expect(renewSignIn(options, cache, forget)).rejects.toMatchObject({
        trouble: { kind: "unavailable" },
      });
      expect(double.requests.slice(before).filter(({ method }) => method?.endsWith("token"))).toHaveLength(1);
      double.faults.clear();
      expect(await renewSignIn(options, cache, forget)).toMatchObject({ kind: "renewed" });
    },
  );

  it("ends nothing where nobody is at that address, and tells no token (R-35, C-7)", async () => {
    const { options } = await atDouble();
    const { cache } = await signedIn(options, dana);
    const nowhere = { ...options, loginUrl: "http://127.0.0.1:9" };
    const error: unknown = await renewSignIn(nowhere, cache, forget).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ trouble: { kind: "unavailable" } });
    const secret = refreshTokenIn(cache);
    for (let each = error; each instanceof Error; each = each.cause)
      expect(JSON.stringify(each, Object.getOwnPropertyNames(each))).not.toContain(secret);
  });

  it("follows no redirect with a token (C-7)", async () => {
    const { options } = await atDouble();
    const { cache } = await signedIn(options, dana);
    const { createServer } = await import("node:http");
    let heard = 0;
    const canary = createServer((_request, response) => {
      heard += 1;
      response.end("{}");
    }).listen(0, "127.0.0.1");
    const guide = createServer((_request, response) => {
      const { port } = canary.address() as { port: number };
      response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end();
    }).listen(0, "127.0.0.1");
    onTestFinished(() => {
      canary.close();
      guide.close();
    });
    await Promise.all([canary, guide].map((server) => new Promise((done) => server.once("listening", done))));
    const { port } = guide.address() as { port: number };
    const elsewhere = `http://127.0.0.1:${port}`;
    await expect(renewSignIn({ ...options, loginUrl: elsewhere }, cache, forget)).rejects.toMatchObject({
      trouble: { kind: "unavailable" },
    });
    await expect(whoSignedIn({ apiUrl: elsewhere }, "token", dana)).rejects.toMatchObject({
      trouble: { kind: "unavailable" },
    });
    expect(heard).toBe(0);
  });
});
