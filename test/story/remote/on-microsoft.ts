/** The demo on an account at Microsoft: the double, on the demo's own clock, connected by a scripted browser. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openHome, withHome } from "../../../src/app.ts";
import type { Clock, Ensemble } from "../../../src/cli/demo/ensemble.ts";
import { importContacts } from "../../../src/cli/demo/make-home.ts";
import { parseMail } from "../../../src/formats/mime-in.ts";
import { toMime } from "../../../src/formats/mime-out.ts";
import { inlineQueue } from "../../../src/queue/inline.ts";
import { runOnce } from "../../../workers/run.ts";
import { consent } from "../../doubles/graph/consent.ts";
import type { GraphUser, SeenEvent, SeenMail } from "../../doubles/graph/graph-user.ts";
import { type GraphDouble, graphDouble } from "../../doubles/graph.ts";
import type { StoryAccount } from "./remote-desk.ts";
import { type RemoteEvent, type RemoteMail, remotePost } from "./remote-post.ts";
import type { RemoteWish } from "./same-timeline.ts";
import { signedIn } from "./signed-in.ts";

export interface Stage {
  folder: string;
  double: GraphDouble;
}

/** As `onGoogle`. */
export function onMicrosoft({ rules, files }: RemoteWish, told: (stage: Stage) => void) {
  return async (clock: Clock): Promise<Ensemble> => {
    const folder = mkdtempSync(join(tmpdir(), "quarterhour-on-microsoft-"));
    writeFileSync(join(folder, "rules.yaml"), rules);
    const double = await graphDouble({ clock });
    const user = double.addUser({ email: "dana@example.com", name: "Dana Okafor", kind: "work" });
    told({ folder, double });
    const environment = { home: undefined, graphApi: double.url, microsoftLogin: double.url };
    const contacts = await withHome({ home: folder, clock, environment }, "reading", (home) =>
      importContacts(home, files),
    );
    const line = ["microsoft", "--client-id", double.client.id];
    await signedIn(folder, environment, line, (url) => consent(double, url, { as: user.email }));
    const home = await openHome({ home: folder, clock, environment }, "working");
    return {
      home,
      contacts,
      post: remotePost(accountOf(user, clock), home),
      run: (deps) => runOnce(deps, inlineQueue()),
      async close() {
        await home.close();
        await double.close();
      },
    };
  };
}

/** What a person can do with that account. */
export function accountOf(user: GraphUser, clock: Clock): StoryAccount {
  const owner = { name: user.name, address: user.email };
  const eventOf = (uid: string) =>
    user.events().find(({ extended }) => extended.some(({ value }) => value.includes(`"uid":"${uid}"`)));
  const idOf = (uid: string): string => {
    const event = eventOf(uid);
    if (event === undefined) throw new Error(`no event ${uid}`);
    return event.id;
  };
  return {
    owner,
    sent: () => Promise.all(user.sent().map((mail) => shown(mail, owner, clock()))),
    drafts: () => Promise.all(user.drafts().map((mail) => shown(mail, owner, clock()))),
    sendDraft: (draftId) => user.sendDraft(draftId),
    async editDraft(draftId, mime) {
      const { subject, text } = await parseMail(mime);
      user.editDraft(draftId, { subject, text });
    },
    discardDraft: async (draftId) => user.discardDraft(draftId),
    deliver: async (mime) => void (await user.deliver(mime)),
    event(uid) {
      const event = eventOf(uid);
      return event === undefined ? undefined : shownEvent(uid, event);
    },
    meetingWith(address) {
      return user
        .events()
        .flatMap((event) => {
          const uid = uidIn(event);
          return uid === undefined ? [] : [shownEvent(uid, event)];
        })
        .findLast(({ attendees }) => attendees.some((guest) => guest.address === address));
    },
    dropEvent: (uid) => user.deleteEvent(idOf(uid)),
    addBusy: (from, until) => void user.addBusy("primary", from, until),
    write: (source) => user.send(source),
    async respond({ path }, address, word, proposed) {
      const answer = word === "tentative" ? "tentativelyAccepted" : word;
      const event = eventOf(path);
      if (event === undefined) throw new Error(`no event ${path}`);
      const until = proposed?.add(event.start.until(event.end));
      const wish = proposed === undefined || until === undefined ? undefined : { from: proposed, until };
      await user.respond(address, event.id, answer, wish);
    },
    async moveEvent(uid, start, end) {
      const time = (at: Temporal.Instant) => ({ dateTime: at.toString().replace(/Z$/, ""), timeZone: "UTC" });
      user.editEvent(idOf(uid), { start: time(start), end: time(end) });
    },
  };
}

function uidIn({ extended }: SeenEvent): string | undefined {
  return extended.map(({ value }) => /"uid":"([^"]+)"/.exec(value)?.[1]).find((uid) => uid !== undefined);
}

function shownEvent(uid: string, { start, end, subject, attendees }: SeenEvent): RemoteEvent {
  const guests = attendees.map(({ emailAddress }) => ({
    name: emailAddress?.name ?? "",
    address: emailAddress?.address ?? "",
  }));
  return { uid, sequence: 0, start, end, summary: subject, description: "", attendees: guests };
}

/** As it reaches whom it is for. */
async function shown(
  mail: SeenMail,
  owner: { name: string; address: string },
  date: Temporal.Instant,
): Promise<RemoteMail> {
  const [to = ""] = mail.to;
  const raw = await toMime({
    from: owner,
    to: { name: "", address: to },
    ...(mail.cc.length === 0 ? {} : { cc: mail.cc }),
    subject: mail.subject,
    text: mail.text,
    date,
    messageId: mail.messageId.replace(/^<|>$/g, ""),
  });
  return { id: mail.messageId, draftId: mail.steadyId, raw };
}
