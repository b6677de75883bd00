/** The demo on an account at Google: the double, on the demo's own clock, connected by a scripted browser. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openHome } from "../../../src/app.ts";
import type { Clock, Ensemble } from "../../../src/cli/demo/ensemble.ts";
import { run } from "../../../src/cli/frame/run.ts";
import { loadCommand, table } from "../../../src/cli/table.ts";
import { inlineQueue } from "../../../src/queue/inline.ts";
import { runOnce } from "../../../workers/run.ts";
import { consent } from "../../doubles/google/consent.ts";
import type { GoogleUser } from "../../doubles/google/google-user.ts";
import { type GoogleDouble, googleDouble } from "../../doubles/google.ts";
import { type RemoteAccount, remotePost } from "./remote-post.ts";

export interface Stage {
  folder: string;
  double: GoogleDouble;
}

/** `rules` name no provider; the account's address is dana@example.com. `told` is handed the double once it runs. */
export function onGoogle(rules: string, told: (stage: Stage) => void) {
  return async (clock: Clock): Promise<Ensemble> => {
    const folder = mkdtempSync(join(tmpdir(), "quarterhour-on-google-"));
    writeFileSync(join(folder, "rules.yaml"), rules);
    const double = await googleDouble({ clock });
    const user = double.addUser({
      email: "dana@example.com",
      name: "Dana Okafor",
      timeZone: "America/New_York",
    });
    told({ folder, double });
    const environment = { home: undefined, googleApi: double.url, googleOauth: double.url };
    await signIn(double, folder, environment);
    const home = await openHome({ home: folder, clock, environment }, "working");
    return {
      home,
      post: remotePost(accountOf(user), home),
      run: (deps) => runOnce(deps, inlineQueue()),
      async close() {
        await home.close();
        await double.close();
      },
    };
  };
}

async function signIn(
  { client }: GoogleDouble,
  folder: string,
  environment: { home: undefined; googleApi: string; googleOauth: string },
): Promise<void> {
  const { promise: url, resolve } = Promise.withResolvers<string>();
  let said = "";
  const hear = (text: string) => {
    said += text;
    const shown = /^http\S+\/auth\?\S+$/m.exec(said)?.[0];
    if (shown !== undefined) resolve(shown);
  };
  const line = [
    "connect",
    "google",
    "--no-browser",
    "--client-id",
    client.id,
    "--client-secret",
    client.secret,
  ];
  const world = { environment, cwd: folder, hasTerminal: false, out: hear, err: hear };
  const ended = run(line, { table, load: loadCommand }, world);
  await consent(await url, { as: "dana@example.com" });
  if ((await ended) !== 0) throw new Error(said);
}

function accountOf(user: GoogleUser): RemoteAccount {
  const eventOf = (uid: string) =>
    user.events().find(({ extendedProperties }) => extendedProperties?.private?.quarterhourUid === uid);
  const at = (time: { dateTime?: string | null } | undefined) =>
    Temporal.Instant.from(time?.dateTime ?? "1970-01-01T00:00:00Z");
  return {
    owner: { name: user.name, address: user.email },
    sent: () => user.sent(),
    drafts: () => user.drafts(),
    sendDraft: async (draftId) => void user.sendDraft(draftId),
    editDraft: async (draftId, mime) => void user.editDraft(draftId, mime),
    discardDraft: async (draftId) => user.discardDraft(draftId),
    deliver: async (mime) => void user.deliver(mime),
    event(uid) {
      const event = eventOf(uid);
      if (event === undefined || event.status === "cancelled") return undefined;
      const guests = (event.attendees ?? []).filter(({ email }) => email !== user.email);
      return {
        uid,
        sequence: event.sequence ?? 0,
        start: at(event.start),
        end: at(event.end),
        summary: event.summary ?? "",
        description: event.description ?? "",
        attendees: guests.map(({ displayName, email }) => ({
          name: displayName ?? "",
          address: email ?? "",
        })),
      };
    },
    async moveEvent(uid, start, end) {
      const event = eventOf(uid);
      if (event?.id === undefined || event.id === null) throw new Error(`no event ${uid}`);
      user.editEvent(event.id, {
        start: { dateTime: start.toString() },
        end: { dateTime: end.toString() },
      });
    },
  };
}
