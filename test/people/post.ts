/** A mailbox as its owner and others use it, wherever it is: a practice mailbox, or a double of a provider. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Fact } from "../../src/core/facts.ts";
import { parseMail } from "../../src/formats/mime-in.ts";
import type { RemoteHome } from "../providers/remote-home.ts";
import { type Home, owner } from "../workers/home.ts";

export interface Read {
  messageId: string;
  subject: string;
  text: string;
}

export interface Post {
  /** Works at that instant, and at each after it at which there is something to look at, up to `until`. */
  workUntil(from: Temporal.Instant, until: Temporal.Instant): Promise<void>;
  facts(): Promise<Fact[]>;
  /** The mails that one address got, oldest first. */
  mailsTo(address: string): Promise<Read[]>;
  /** The owner sends it from their mailbox. Resolves to the Message-ID under which it went. */
  writes(mime: string, messageId: string): Promise<string>;
  /** It comes in from outside. */
  receives(mime: string, messageId: string): Promise<void>;
  /** Everything there is is listed again. */
  forgets(): void;
  close(): Promise<void>;
}

export function localPost(home: Home): Post {
  const mail = join(home.folder, "mail");
  const save = (folder: string, name: string, mime: string) => {
    mkdirSync(join(mail, folder), { recursive: true });
    writeFileSync(join(mail, folder, name), mime);
  };
  return {
    async workUntil(from, until) {
      for (let at = from; ; ) {
        const next = (await home.run(at)).plan.lookAgainAt;
        if (next === undefined || Temporal.Instant.compare(next, until) > 0) break;
        const soon = at.add({ minutes: 1 });
        at = Temporal.Instant.compare(next, soon) > 0 ? next : soon;
      }
    },
    facts: home.facts,
    async mailsTo(address) {
      const sent = (await home.mails("Sent")).map((one) => one.mail);
      return sent
        .filter(({ to, action }) => action !== undefined && to.some((one) => one.address === address))
        .sort((a, b) => (a.date?.epochMilliseconds ?? 0) - (b.date?.epochMilliseconds ?? 0))
        .map(({ messageId = "", subject, text }) => ({ messageId, subject, text }));
    },
    async writes(mime, messageId) {
      save(".Sent/cur", `${messageId}:2,S`, mime);
      return messageId;
    },
    receives: async (mime, messageId) => save("new", messageId, mime),
    forgets: () => undefined,
    close: async () => undefined,
  };
}

export function remotePost({ home, remote, run, runUntil }: RemoteHome): Post {
  return {
    async workUntil(from, until) {
      await run(from);
      await runUntil(until);
    },
    facts: home.facts,
    async mailsTo(address) {
      const got = remote.deliveries().filter(({ to, from }) => to === address && from === owner);
      return Promise.all(
        got.map(async ({ messageId, raw }) => {
          const { subject, text } = await parseMail(raw);
          return { messageId: messageId.replace(/^<|>$/g, ""), subject, text };
        }),
      );
    },
    writes: async (mime, messageId) => (await remote.writes(mime)) ?? messageId,
    receives: (mime) => remote.receives(mime),
    forgets: () => remote.expires("mail"),
    close: () => remote.close(),
  };
}
