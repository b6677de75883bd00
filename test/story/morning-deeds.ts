/** What the owner does with a morning mail, and what somebody else might who knows of it. */
import type { Cast } from "./cast.ts";
import { deliver, type MailOnDisk, mailsIn, mailsTo, saveIn } from "./mail-folder.ts";
import { plainMail } from "./write-source.ts";

type Deed = (cast: Cast, what: unknown) => Promise<undefined>;

export const morningDeeds: Readonly<Record<string, Deed>> = {
  /** From their own mail program, with what they answer quoted below. */
  "answers the morning mail": async (cast, what) => {
    const mails = await morningMails(cast.home.folder, cast.home.owner);
    await saveAnswer(cast, mails.at(-1), String(what));
    return undefined;
  },
  /** One that came some mornings ago. */
  "answers the first morning mail": async (cast, what) => {
    const [first] = await morningMails(cast.home.folder, cast.home.owner);
    await saveAnswer(cast, first, String(what));
    return undefined;
  },
  /** Every copy that a mail program keeps, such as one in the inbox. */
  "finds the last answer again": async (cast) => {
    const own = (await mailsIn(cast.home.folder, "Sent")).findLast(({ mail }) => mail.action === undefined);
    if (own === undefined) throw new Error("The owner has written nothing.");
    deliver(cast.home.folder, `copy-${cast.serial()}`, own.source);
    return undefined;
  },
  /** `{ text, verdict }`: a mail with the owner's address on it that came in from outside. */
  "seems to answer from elsewhere": async (cast, what) => {
    const { text, verdict } = what as { text: string; verdict: string };
    const last = (await morningMails(cast.home.folder, cast.home.owner)).at(-1);
    const { source } = answerOf(cast, last, text, [`Authentication-Results: mx.example.com; ${verdict}`]);
    deliver(cast.home.folder, `forged-${cast.serial()}`, source);
    return undefined;
  },
};

export interface MorningMail {
  messageId: string;
  subject: string;
  text: string;
}

/** Those that lie in the owner's Sent, oldest first. */
export async function morningMails(folder: string, owner: string): Promise<MorningMail[]> {
  return mailsTo(await mailsIn(folder, "Sent"), owner)
    .filter(isMorning)
    .map(({ mail }) => ({ messageId: mail.messageId ?? "", subject: mail.subject, text: mail.text }));
}

function isMorning({ mail }: MailOnDisk): boolean {
  return mail.action?.includes("~morning~") === true;
}

async function saveAnswer(cast: Cast, mail: MorningMail | undefined, text: string): Promise<void> {
  const { messageId, source } = answerOf(cast, mail, text, []);
  saveIn(cast.home.folder, "Sent", messageId, source);
}

function answerOf(cast: Cast, mail: MorningMail | undefined, text: string, headers: readonly string[]) {
  if (mail === undefined) throw new Error("There was no morning mail.");
  const { home } = cast;
  const messageId = `own-${cast.serial()}@laptop`;
  const quoted = mail.text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
  const source = plainMail({
    from: `Dana Okafor <${home.owner}>`,
    to: `Dana Okafor <${home.owner}>`,
    subject: `Re: ${mail.subject}`,
    messageId,
    date: home.now,
    text: `${text}\n\nOn Tue, 24 Nov 2026 at 08:00, Dana Okafor <${home.owner}> wrote:\n${quoted}`,
    headers: [`In-Reply-To: <${mail.messageId}>`, ...headers],
  });
  return { messageId, source };
}
