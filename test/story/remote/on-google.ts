/** The demo on an account at Google: the double, on the demo's own clock, connected by a scripted browser. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openHome, withHome } from "../../../src/app.ts";
import type { Clock, Ensemble } from "../../../src/cli/demo/ensemble.ts";
import { importContacts } from "../../../src/cli/demo/make-home.ts";
import { inlineQueue } from "../../../src/queue/inline.ts";
import { runOnce } from "../../../workers/run.ts";
import { consent } from "../../doubles/google/consent.ts";
import type { GoogleUser } from "../../doubles/google/google-user.ts";
import { type GoogleDouble, googleDouble } from "../../doubles/google.ts";
import type { StoryAccount } from "./remote-desk.ts";
import { type RemoteEvent, remotePost } from "./remote-post.ts";
import type { RemoteWish } from "./same-timeline.ts";
import { signedIn } from "./signed-in.ts";

export interface Stage {
  folder: string;
  double: GoogleDouble;
}

/**
 * `rules` name no provider; the account's address is dana@example.com. Her contacts come in before she connects it, so they
 * are the same as on a practice mailbox. `told` is handed the double once it runs.
 */
export function onGoogle({ rules, files }: RemoteWish, told: (stage: Stage) => void) {
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
    const contacts = await withHome({ home: folder, clock, environment }, "reading", (home) =>
      importContacts(home, files),
    );
    const { id, secret } = double.client;
    const line = ["google", "--client-id", id, "--client-secret", secret];
    await signedIn(folder, environment, line, (url) => consent(url, { as: user.email }));
    const home = await openHome({ home: folder, clock, environment }, "working");
    return {
      home,
      contacts,
      post: remotePost(accountOf(user), home),
      run: (deps) => runOnce(deps, inlineQueue()),
      async close() {
        await home.close();
        await double.close();
      },
    };
  };
}

/** What a person can do with that account. */
export function accountOf(user: GoogleUser): StoryAccount {
  const eventOf = (uid: string) =>
    user.events().find(({ extendedProperties }) => extendedProperties?.private?.quarterhourUid === uid);
  const at = (time: { dateTime?: string | null } | undefined) =>
    Temporal.Instant.from(time?.dateTime ?? "1970-01-01T00:00:00Z");
  return {
    owner: { name: user.name, address: user.email },
    sent: async () => user.sent(),
    drafts: async () => user.drafts(),
    sendDraft: async (draftId) => void user.sendDraft(draftId),
    editDraft: async (draftId, mime) => void user.editDraft(draftId, mime),
    discardDraft: async (draftId) => user.discardDraft(draftId),
    deliver: async (mime) => void user.deliver(mime),
    event: shownEvent,
    meetingWith(address) {
      const uids = user
        .events()
        .flatMap(({ extendedProperties }) => extendedProperties?.private?.quarterhourUid ?? []);
      return uids
        .flatMap((uid) => shownEvent(uid) ?? [])
        .findLast(({ attendees }) => attendees.some((guest) => guest.address === address));
    },
    dropEvent: (uid) => user.deleteEvent(idOf(uid)),
    addBusy: (from, until) => void user.addBusy("primary", from, until),
    write: async (source) => void user.send(source),
    // Google tells nobody of a time that a guest would rather have.
    respond: async ({ path }, address, word) => user.respond(address, idOf(path), word),
    async moveEvent(uid, start, end) {
      user.editEvent(idOf(uid), {
        start: { dateTime: start.toString() },
        end: { dateTime: end.toString() },
      });
    },
  };

  function idOf(uid: string): string {
    const id = eventOf(uid)?.id;
    if (id === undefined || id === null) throw new Error(`no event ${uid}`);
    return id;
  }

  function shownEvent(uid: string): RemoteEvent | undefined {
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
  }
}
