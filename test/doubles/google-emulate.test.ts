/**
 * The double beside an emulator of Google that nobody here wrote, both driven by Google's own client library through
 * the same calls: what the two say alike is what anchors the double in something else than our own reading.
 */
import { createEmulator, type Emulator } from "emulate";
import { CodeChallengeMethod, OAuth2Client } from "google-auth-library";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clients, clientsOf, mail, refusalOf, toRaw } from "./google/clients.ts";
import { decide } from "./google/consent.ts";
import { type GoogleDouble, googleDouble } from "./google.ts";

const email = "dana@example.com";
const redirectUri = "http://127.0.0.1:43211/callback";
const scope = ["openid", "email", "https://mail.google.com/", "https://www.googleapis.com/auth/calendar"];

interface Side {
  oauth(): OAuth2Client;
  /** Presses Continue for the owner; gives the address that the browser is sent to. */
  browse(authUrl: string): Promise<URL>;
  clients: Clients;
}

let double: GoogleDouble;
let emulator: Emulator;
let sides: { ours: Side; theirs: Side };

beforeAll(async () => {
  double = await googleDouble();
  double.addUser({ email, name: "Dana Okafor", timeZone: "UTC" });
  const calendars = [
    { id: "primary", user_email: email, summary: email, primary: true, selected: true, time_zone: "UTC" },
  ];
  const seed = { google: { users: [{ email, name: "Dana Okafor" }], calendars } };
  emulator = await createEmulator({ service: "google", port: 0, hostname: "127.0.0.1", seed });
  const theirs = emulator.url.replace("localhost", "127.0.0.1");
  const oauth = (url: string, token: string) => () =>
    new OAuth2Client({
      clientId: double.client.id,
      clientSecret: double.client.secret,
      redirectUri,
      endpoints: { oauth2AuthBaseUrl: `${url}/o/oauth2/v2/auth`, oauth2TokenUrl: `${url}${token}` },
      transporterOptions: { retry: false },
    });
  sides = {
    ours: {
      oauth: oauth(double.url, "/token"),
      browse: async (authUrl) => (await decide(authUrl, { as: email })).location,
      clients: clientsOf(double.url, double.user(email).grantToken(scope)),
    },
    theirs: {
      oauth: oauth(theirs, "/oauth2/token"),
      browse: (authUrl) => pressTheirButton(authUrl, theirs),
      clients: clientsOf(theirs, ""),
    },
  };
  sides.theirs.clients = clientsOf(theirs, (await signIn(sides.theirs)).accessToken);
});
afterAll(async () => {
  await emulator.close();
  await double.close();
});

/** Their page has a form for each user. */
async function pressTheirButton(authUrl: string, root: string): Promise<URL> {
  const page = await (await fetch(authUrl)).text();
  const form = page.split("<form").find((text) => text.includes(`name="email" value="${email}"`)) ?? "";
  const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
    name,
    value,
  ]);
  const answer = await fetch(`${root}/o/oauth2/v2/auth/callback`, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  return new URL(answer.headers.get("location") ?? "");
}

async function code(side: Side) {
  const oauth = side.oauth();
  const { codeVerifier, codeChallenge = "" } = await oauth.generateCodeVerifierAsync();
  const state = "a-state-that-nobody-guesses";
  const location = await side.browse(
    oauth.generateAuthUrl({
      access_type: "offline",
      prompt: "consent",
      scope,
      state,
      code_challenge: codeChallenge,
      code_challenge_method: CodeChallengeMethod.S256,
    }),
  );
  return {
    oauth,
    codeVerifier,
    text: location.searchParams.get("code") ?? "",
    isState: location.searchParams.get("state") === state,
  };
}

const oauthError = (asked: Promise<unknown>) =>
  asked.then(
    () => "granted",
    (error: { response?: { status: number; data: { error: string } } }) =>
      `${error.response?.status} ${error.response?.data.error}`,
  );

async function signIn(side: Side) {
  const { oauth, codeVerifier, text, isState } = await code(side);
  const { tokens } = await oauth.getToken({ code: text, codeVerifier });
  oauth.setCredentials({ refresh_token: tokens.refresh_token ?? null });
  const again = await oauthError(oauth.getToken({ code: text, codeVerifier }));
  const { credentials } = await oauth.refreshAccessToken();
  const other = await code(side);
  const stolen = await oauthError(other.oauth.getToken({ code: other.text, codeVerifier: "x".repeat(43) }));
  const isRotated = credentials.refresh_token !== tokens.refresh_token;
  oauth.setCredentials({ refresh_token: "unknown" });
  const unknown = await oauthError(oauth.refreshAccessToken());
  return {
    accessToken: tokens.access_token ?? "",
    says: {
      isState,
      type: tokens.token_type,
      hasRefresh: typeof tokens.refresh_token,
      hasIdToken: typeof tokens.id_token,
      again,
      stolen,
      isRotated,
      unknown,
    },
  };
}

/** What each said, without the ids and times that are its own. */
async function post({ clients: { gmail } }: Side) {
  const raw = toRaw(mail({ to: "Priya Nair <priya@example.org>", subject: "From nursing to health data" }));
  const made = (await gmail.drafts.create({ userId: "me", requestBody: { message: { raw } } })).data;
  const id = made.id ?? "";
  const threadId = made.message?.threadId ?? "";
  const shown = (await gmail.drafts.get({ userId: "me", id, format: "full" })).data;
  const listed = (await gmail.drafts.list({ userId: "me" })).data.drafts ?? [];
  const { historyId: startHistoryId = "" } = (
    await gmail.messages.get({ userId: "me", id: made.message?.id ?? "" })
  ).data;
  const sent = (await gmail.drafts.send({ userId: "me", requestBody: { id } })).data;
  const again = await refusalOf(gmail.drafts.send({ userId: "me", requestBody: { id } }));
  const gone = await refusalOf(gmail.drafts.get({ userId: "me", id }));
  const thread = (await gmail.threads.get({ userId: "me", id: threadId, format: "metadata" })).data;
  const inSent = (await gmail.messages.list({ userId: "me", labelIds: ["SENT"] })).data.messages ?? [];
  const inDrafts = (await gmail.messages.list({ userId: "me", labelIds: ["DRAFT"] })).data.messages ?? [];
  const read = (await gmail.messages.get({ userId: "me", id: sent.id ?? "", format: "metadata" })).data;
  const history = (await gmail.history.list({ userId: "me", startHistoryId: startHistoryId ?? "" })).data;
  const header = (message: typeof read, wanted: string) =>
    message.payload?.headers?.find(({ name }) => name?.toLowerCase() === wanted)?.value;
  return {
    made: { hasId: id !== "", labels: made.message?.labelIds },
    draft: {
      subject: header(shown.message ?? {}, "subject"),
      to: header(shown.message ?? {}, "to"),
      type: shown.message?.payload?.mimeType,
    },
    listed: listed.map((draft) => ({
      isOurs: draft.id === id,
      isSameThread: draft.message?.threadId === threadId,
    })),
    sent: { labels: sent.labelIds, isSameThread: sent.threadId === threadId },
    again: { status: again.status, reason: again.reason, message: again.message },
    gone: { status: gone.status, reason: gone.reason },
    thread: { isSame: thread.id === threadId, labels: thread.messages?.map(({ labelIds }) => labelIds) },
    lists: { isSent: inSent.some((message) => message.id === sent.id), drafts: inDrafts.length },
    read: {
      subject: header(read, "subject"),
      from: /[^\s<>]+@[^\s<>]+/.exec(header(read, "from") ?? "")?.[0],
      snippet: read.snippet,
    },
    history: {
      isOfTheThread: (history.history ?? [])
        .flatMap(({ messages = [] }) => messages)
        .every((message) => message.threadId === threadId),
      hasAny: (history.history ?? []).length > 0,
      isLater: BigInt(history.historyId ?? 0) > BigInt(startHistoryId ?? 0),
    },
  };
}

async function labels({ clients: { gmail } }: Side) {
  const made = (await gmail.labels.create({ userId: "me", requestBody: { name: "Interviews" } })).data;
  const twice = await refusalOf(gmail.labels.create({ userId: "me", requestBody: { name: "Interviews" } }));
  const all = (await gmail.labels.list({ userId: "me" })).data.labels ?? [];
  const known = ["INBOX", "SENT", "DRAFT", "UNREAD", "TRASH", "SPAM"];
  return {
    made: { name: made.name, type: made.type },
    isRefusedTwice: twice.status >= 400 && twice.status < 500,
    isListed: all.some(({ id, name }) => id === made.id && name === "Interviews"),
    system: known.filter((label) => all.some(({ id, type }) => id === label && type === "system")),
  };
}

async function book({ clients: { calendar } }: Side) {
  const calendarId = "primary";
  const at = (hour: number) => ({ dateTime: `2026-03-05T${hour}:00:00Z` });
  const insert = async (hour: number, more = {}) =>
    (
      await calendar.events.insert({
        calendarId,
        requestBody: { summary: `At ${hour}`, start: at(hour), end: at(hour + 1), ...more },
      })
    ).data;
  const made = await insert(15, { attendees: [{ email: "priya@example.org" }] });
  await insert(18, { transparency: "transparent" });
  const removed = await insert(20);
  await calendar.events.delete({ calendarId, eventId: removed.id ?? "" });
  const listed = (
    await calendar.events.list({
      calendarId,
      timeMin: "2026-03-05T00:00:00Z",
      timeMax: "2026-03-06T00:00:00Z",
      singleEvents: true,
      orderBy: "startTime",
    })
  ).data;
  const query = {
    timeMin: "2026-03-05T00:00:00Z",
    timeMax: "2026-03-06T00:00:00Z",
    items: [{ id: calendarId }],
  };
  const { calendars } = (await calendar.freebusy.query({ requestBody: query })).data;
  const instant = (text: string | null | undefined) => Temporal.Instant.from(text ?? "").toString();
  return {
    made: {
      summary: made.summary,
      status: made.status,
      start: instant(made.start?.dateTime),
      guests: made.attendees?.map((guest) => guest.email),
    },
    listed: (listed.items ?? []).map(({ summary, status, start }) => ({
      summary,
      status,
      start: instant(start?.dateTime),
    })),
    kind: listed.kind,
    busy: calendars?.primary?.busy?.map(({ start, end }) => [instant(start), instant(end)]),
    calendars: ((await calendar.calendarList.list()).data.items ?? []).map(({ primary, timeZone }) => ({
      primary,
      timeZone,
    })),
  };
}

describe("the double and an emulator that nobody here wrote", () => {
  it("sign somebody in alike: a code once and only for its verifier, a refresh token that stays", async () => {
    const { says } = await signIn(sides.ours);
    expect(says).toEqual((await signIn(sides.theirs)).says);
    expect(says).toMatchObject({ again: "400 invalid_grant", stolen: "400 invalid_grant", isRotated: false });
  });

  it("take a draft alike, send it once, and show it in thread, list and history", async () => {
    const ours = await post(sides.ours);
    expect(ours).toEqual(await post(sides.theirs));
    expect(ours).toMatchObject({ again: { status: 404 }, sent: { isSameThread: true, labels: ["SENT"] } });
  });

  it("keep labels alike", async () => {
    expect(await labels(sides.ours)).toEqual(await labels(sides.theirs));
  });

  it("keep a calendar alike, and are busy at the same times", async () => {
    const ours = await book(sides.ours);
    expect(ours).toEqual(await book(sides.theirs));
    expect(ours.busy).toEqual([["2026-03-05T15:00:00Z", "2026-03-05T16:00:00Z"]]);
  });

  it("ask nothing of the double that it does not know", () => {
    expect(double.strays).toEqual([]);
  });
});
