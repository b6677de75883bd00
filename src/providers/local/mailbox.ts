/**
 * A Maildir++ as a mailbox (contract, section 9). Every mail of ours is one file, named by its action, that moves
 * from .Drafts to .Sent; whether we move it or the owner does, with whatever program, comes to the same.
 * Names and renames alone keep it right under many processes and at any moment of being killed.
 */
import { join } from "node:path";
import type { ActionKey } from "../../core/keys.ts";
import { parseMail } from "../../formats/mime-in.ts";
import { textHash } from "../../formats/text-hash.ts";
import { inOrder } from "../mail-order.ts";
import {
  type Became,
  type Draft,
  type Mailbox,
  type MailSummary,
  ProviderError,
  type SentMail,
} from "../provider.ts";
import { makeWhole, move, onDisk, remove, writeWhole } from "./durable.ts";
import { changedSince, parseCursor } from "./mail-cursor.ts";
import { idOf, type MailView, mailViews, sentAt } from "./mail-view.ts";
import { baseOf, bytesOf, folderOf, listMails, type MailFile, makeMaildir, type Where } from "./maildir.ts";

export interface LocalMailboxOptions {
  /** The owner's normalised address. */
  address: string;
  /** Business time, only where the clock is virtual; else files and headers say when. */
  now?: () => Temporal.Instant;
}

/** The mailbox in `folder` (a home's `mail`), which is made when the first mail is written. */
export function localMailbox(folder: string, options: LocalMailboxOptions): Mailbox {
  const views = mailViews();
  const now = () => options.now?.();
  let made: Promise<void> | undefined;
  const make = () => {
    made ??= makeMaildir(folder).catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };

  /** The file of a draft or of an action, by name; else by the headers that a mail client kept when it saved it anew. */
  const findIn = async (
    where: Where,
    wanted: { base: string; messageId?: string },
  ): Promise<MailFile | undefined> => {
    const files = await listMails(folder, [where]);
    const named = files.find((file) => file.base === wanted.base);
    if (named !== undefined) return named;
    const found: MailFile[] = [];
    for (const file of files) {
      const view = await views.view(file);
      if (view === undefined) continue;
      const isSame =
        view.messageId === wanted.messageId || (view.key !== undefined && baseOf(view.key) === wanted.base);
      if (isSame) found.push(file);
    }
    return found.sort((a, b) => Temporal.Instant.compare(b.modifiedAt, a.modifiedAt))[0];
  };
  /** A mail of ours, to the owner or to somebody, that the owner filed among what came in: not a reply. */
  const isOwnCopy = (file: MailFile, view: MailView) =>
    file.where === "inbox" && view.key !== undefined && view.head.from?.address === options.address;
  const wantedBy = (draft: Draft) => ({
    base: draft.draftId.replace(/^(inbox|sent|drafts)\//, ""),
    messageId: draft.messageId,
  });

  const asSent = async (file: MailFile): Promise<SentMail | undefined> => {
    const draft = await views.draft(file);
    const view = await views.view(file);
    if (draft === undefined || view === undefined) return undefined;
    return { messageId: draft.messageId, at: sentAt(file, view, now()), hash: draft.hash };
  };
  const draftOf = async (key: ActionKey, wheres: readonly Where[]): Promise<Draft | undefined> => {
    for (const where of wheres) {
      const file = await findIn(where, { base: baseOf(key) });
      const draft = file === undefined ? undefined : await views.draft(file);
      if (draft !== undefined) return draft;
    }
    return undefined;
  };

  return {
    changesSince: (cursor) =>
      onDisk(async () => {
        const seen = cursor === undefined ? new Map<string, undefined>() : parseCursor(cursor);
        if (seen === undefined) return { kind: "start-over" };
        const files = await listMails(folder, ["sent", "drafts", "inbox"]);
        views.keep(files);
        const { changed, cursor: next } = await changedSince(seen, files, folder);
        const mails: MailSummary[] = [];
        for (const file of changed) {
          const view = await views.view(file);
          const summary =
            view === undefined || isOwnCopy(file, view) ? undefined : await views.summary(file, now());
          if (summary !== undefined) mails.push(summary);
        }
        return { kind: "changes", mails: mails.sort(inOrder), cursor: next };
      }),

    read: (id) =>
      onDisk(async () => {
        const [where = "", base = "", nth = "0"] = id.split("/");
        const files = await listMails(folder, ["inbox", "sent", "drafts"]);
        const file = files.find((one) => one.where === where && one.base === base && one.nth === Number(nth));
        const elsewhere =
          where === "inbox" ? undefined : files.find((one) => one.where !== "inbox" && one.base === base);
        const found = file ?? elsewhere;
        const bytes = found === undefined ? undefined : await bytesOf(found);
        if (bytes === undefined) throw new ProviderError({ kind: "gone", what: `the mail ${id}` });
        return bytes;
      }),

    createDraft: (key, mime) =>
      onDisk(async () => {
        await make();
        const known = await draftOf(key, ["sent", "drafts"]);
        if (known !== undefined) return known;
        const path = join(folder, folderOf.drafts, "cur", `${baseOf(key)}:2,DS`);
        const isMine = await makeWhole(path, toUnixLines(mime), join(folder, folderOf.drafts, "tmp"));
        // Somebody else may have made it, and even sent it, between the look and the making.
        const sent = isMine ? await named(folder, "sent", baseOf(key)) : undefined;
        if (sent !== undefined) await remove(path);
        const draft = await draftOf(key, ["sent", "drafts"]);
        if (draft === undefined)
          throw new ProviderError({ kind: "gone", what: "the draft that was just made" });
        return draft;
      }),

    findDraft: (key) => onDisk(() => draftOf(key, ["sent", "drafts"])),

    replaceDraft: (draft, expectedHash, mime) =>
      onDisk(async () => {
        await make();
        const file = await findIn("drafts", wantedBy(draft));
        const present = file === undefined ? undefined : await views.draft(file);
        if (file === undefined || present === undefined)
          throw new ProviderError({ kind: "gone", what: "the draft" });
        const mail = await parseMail(mime);
        const wanted = textHash(mail.subject, mail.text);
        if (present.hash !== expectedHash && present.hash !== wanted) {
          throw new ProviderError({ kind: "refused", why: "the draft was edited" });
        }
        const still = await findIn("drafts", wantedBy(draft));
        if (still?.path !== file.path || still.stamp !== file.stamp) {
          throw new ProviderError({ kind: "refused", why: "the draft is being edited" });
        }
        await writeWhole(file.path, toUnixLines(mime), join(folder, folderOf.drafts, "tmp"));
        return { draftId: idOf(file), messageId: mail.messageId ?? present.messageId, hash: wanted };
      }),

    sendDraft: (draft) =>
      onDisk(async () => {
        await make();
        const wanted = wantedBy(draft);
        if ((await findIn("sent", wanted)) === undefined) {
          const file = await findIn("drafts", wanted);
          if (file !== undefined)
            await move(file.path, join(folder, folderOf.sent, "cur", `${file.base}:2,S`));
        }
        const file = await findIn("sent", wanted);
        const sent = file === undefined ? undefined : await asSent(file);
        if (sent === undefined) throw new ProviderError({ kind: "gone", what: "the draft" });
        return sent;
      }),

    whatBecameOf: (draft) =>
      onDisk(async (): Promise<Became> => {
        // Sent wins over a copy that a mail client left behind: nothing is ever sent again to be sure.
        const file = await findIn("sent", wantedBy(draft));
        const sent = file === undefined ? undefined : await asSent(file);
        if (file !== undefined && sent !== undefined) return { kind: "sent", sent, id: idOf(file) };
        const waiting = await findIn("drafts", wantedBy(draft));
        const present = waiting === undefined ? undefined : await views.draft(waiting);
        return present === undefined ? { kind: "gone" } : { kind: "draft", draft: present };
      }),

    discard: (draft) =>
      onDisk(async () => {
        const file = await findIn("drafts", wantedBy(draft));
        return file !== undefined && (await remove(file.path)) ? "discarded" : "gone";
      }),
  };
}

/** In a Maildir lines end as elsewhere on the disk, so that every editor and mail program reads them. */
function toUnixLines(mime: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(mime).toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}

async function named(folder: string, where: Where, base: string): Promise<MailFile | undefined> {
  return (await listMails(folder, [where])).find((file) => file.base === base);
}
