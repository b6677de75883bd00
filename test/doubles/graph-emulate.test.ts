/**
 * The double beside an emulator that somebody else wrote, both driven by the real clients. What they have in common
 * must come out the same; what the emulator lacks (docs/providers.md) is left to the other tests of the double.
 */
import { createServer } from "node:net";
import { PublicClientApplication } from "@azure/msal-node";
import { createEmulator } from "@inbox-zero/emulate";
import type { Client } from "@microsoft/microsoft-graph-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphClient } from "./graph/clients.ts";
import { consent } from "./graph/consent.ts";
import { msalNetwork } from "./graph/msal-network.ts";
import { graphDouble } from "./graph.ts";

const email = "dana@outlook.example";
const scopes = ["User.Read", "Mail.ReadWrite", "Mail.Send", "Calendars.ReadWrite"];

interface Side {
  url: string;
  clientId: string;
  /** Of the identity platform, by what Microsoft's path is. */
  to(path: string): URL;
  browser(url: string): Promise<void>;
  close(): Promise<void>;
}

async function theDouble(): Promise<Side> {
  const double = await graphDouble();
  double.addUser({ email, name: "Dana Reed", kind: "personal" });
  return {
    url: double.url,
    clientId: double.client.id,
    to: (path) => new URL(path, double.url),
    browser: async (url) => {
      await consent(double, url, { as: email });
    },
    close: double.close,
  };
}

/** The emulator has no tenants in its addresses, and a page with a button for each user. */
async function theEmulator(): Promise<Side> {
  const emulator = await createEmulator({
    service: "microsoft",
    port: await freePort(),
    seed: { microsoft: { users: [{ email, name: "Dana Reed" }] } },
  });
  const to = (path: string): URL => new URL(path.replace(/^\/common\/oauth2\//, "/oauth2/"), emulator.url);
  return {
    url: emulator.url,
    clientId: "11111111-2222-4333-a444-555555555555",
    to,
    browser: async (url) => {
      const { searchParams } = new URL(url);
      const fields = new URLSearchParams([...searchParams, ["email", email]]);
      const page = await fetch(to("/common/oauth2/v2.0/authorize/callback"), {
        method: "POST",
        body: fields,
      });
      const inputs = [...(await page.text()).matchAll(/name="(code|state)" value="([^"]*)"/g)];
      const body = new URLSearchParams(inputs.map(([, name = "", value = ""]) => [name, value]));
      const back = new URL(searchParams.get("redirect_uri") ?? "");
      back.hostname = "127.0.0.1";
      await (await fetch(back, { method: "POST", body })).text();
    },
    close: () => emulator.close(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

describe.each([
  ["the double", theDouble],
  ["@inbox-zero/emulate", theEmulator],
] as const)("%s, through msal and the client of Graph,", (_name, open) => {
  let side: Side;
  let graph: Client;
  let accessToken = "";

  beforeAll(async () => {
    side = await open();
    const app = new PublicClientApplication({
      auth: { clientId: side.clientId, authority: "https://login.microsoftonline.com/common" },
      system: { networkClient: msalNetwork(side.to), disableInternalRetries: true },
    });
    const first = await app.acquireTokenInteractive({ scopes, openBrowser: side.browser });
    expect(first.account?.username).toBe(email);
    if (first.account === null) throw new Error("no account");
    const second = await app.acquireTokenSilent({ account: first.account, scopes, forceRefresh: true });
    expect(second.accessToken).not.toBe(first.accessToken);
    accessToken = second.accessToken;
    graph = graphClient(side.url, accessToken);
  });
  afterAll(() => side.close());

  const draft = (subject: string) =>
    graph.api("/me/messages").post({
      subject,
      body: { contentType: "text", content: "Would you have fifteen minutes?" },
      toRecipients: [{ emailAddress: { address: "ana@elsewhere.example", name: "Ana" } }],
    });
  const subjectsIn = async (folder: string): Promise<string[]> => {
    const page = await graph.api(`/me/mailFolders/${folder}/messages`).select("subject").top(50).get();
    return page.value.map((one: { subject: string }) => one.subject);
  };

  it("says who it is", async () => {
    expect(await graph.api("/me").get()).toMatchObject({
      displayName: "Dana Reed",
      userPrincipalName: email,
    });
  });

  it("answers 401 to who has no token", async () => {
    const response = await fetch(`${side.url}/v1.0/me`);
    expect(response.status).toBe(401);
  });

  it("makes, shows, edits and throws away a draft", async () => {
    const made = await draft("Made");
    expect(made).toMatchObject({ subject: "Made", isDraft: true, id: expect.any(String) });
    expect(made).toHaveProperty("conversationId");
    expect(made).toHaveProperty("internetMessageId");
    await graph.api(`/me/messages/${made.id}`).patch({ subject: "Edited" });
    expect(await graph.api(`/me/messages/${made.id}`).get()).toMatchObject({
      subject: "Edited",
      isDraft: true,
      toRecipients: [{ emailAddress: { address: "ana@elsewhere.example" } }],
    });
    expect(await subjectsIn("drafts")).toContain("Edited");
    await graph.api(`/me/messages/${made.id}`).delete();
    expect(await subjectsIn("drafts")).not.toContain("Edited");
  });

  it("sends a draft: it is no more in Drafts, and once in Sent Items", async () => {
    const { id } = await draft("Sent once");
    await graph.api(`/me/messages/${id}/send`).post({});
    expect(await subjectsIn("drafts")).not.toContain("Sent once");
    expect((await subjectsIn("sentitems")).filter((subject) => subject === "Sent once")).toHaveLength(1);
  });

  it("answers 404 for a message that there is not", async () => {
    const { id } = await draft("Gone");
    await graph.api(`/me/messages/${id}`).delete();
    const unknown = `${id.slice(0, -8)}AAAAAAA=`;
    await expect(graph.api(`/me/messages/${unknown}`).get()).rejects.toMatchObject({ statusCode: 404 });
  });

  it("puts an event into the calendar, shows it in the view of its day and of no other, and takes it away", async () => {
    const made = await graph.api("/me/calendar/events").post({
      subject: "Dana and Ana",
      start: { dateTime: "2026-05-06T13:00:00", timeZone: "UTC" },
      end: { dateTime: "2026-05-06T13:15:00", timeZone: "UTC" },
      attendees: [{ emailAddress: { address: "ana@elsewhere.example", name: "Ana" }, type: "required" }],
    });
    const view = async (from: string, until: string): Promise<string[]> => {
      const query = { startDateTime: `${from}T00:00:00Z`, endDateTime: `${until}T00:00:00Z` };
      const page = await graph.api("/me/calendar/calendarView").query(query).get();
      return page.value.map((one: { id: string }) => one.id);
    };
    expect(await view("2026-05-06", "2026-05-07")).toContain(made.id);
    expect(await view("2026-05-08", "2026-05-09")).not.toContain(made.id);
    const moved = await graph.api(`/me/events/${made.id}`).patch({ subject: "Ana and Dana" });
    expect(moved).toMatchObject({ id: made.id, subject: "Ana and Dana" });
    await graph.api(`/me/events/${made.id}`).delete();
    expect(await view("2026-05-06", "2026-05-07")).not.toContain(made.id);
  });
});
