/** People who say yes to the time that they were offered, each in the thread of the request. */
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mailsIn, mailsTo } from "../../story/mail-folder.ts";
import { plainMail } from "../../story/write-source.ts";
import type { Owner } from "./crowd.ts";

/** The time that a request names. */
export const offeredTime = /\w+day \d+ \w+ at \d+:\d\d/;

/** The first `count` of them answer. `folder` is the mailbox's. */
export async function letThemAccept(folder: string, owner: Owner, count: number): Promise<void> {
  const sent = await mailsIn(folder, "Sent");
  for (const part of ["new", "tmp"]) mkdirSync(join(folder, "mail", part), { recursive: true });
  for (const { address } of owner.people.slice(0, count)) {
    const [request] = mailsTo(sent, address);
    const time = offeredTime.exec(request?.mail.text ?? "")?.[0];
    if (request === undefined || time === undefined) throw new Error(`No time was offered to ${address}.`);
    const source = plainMail({
      from: `<${address}>`,
      to: `<${owner.address}>`,
      subject: `Re: ${request.mail.subject}`,
      messageId: `yes.${address.replace("@", ".at.")}@them.example`,
      date: Temporal.Now.instant(),
      text: `${time} works for me.`,
      headers: [`In-Reply-To: <${request.mail.messageId}>`],
    });
    // As a mail server delivers: nobody sees half of it.
    const unfinished = join(folder, "mail", "tmp", `yes.${address}`);
    writeFileSync(unfinished, source);
    renameSync(unfinished, join(folder, "mail", "new", `yes.${address}`));
  }
}
