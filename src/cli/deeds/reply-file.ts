/** A mail from a file, as the reader of replies wants it: the same that a sync makes of a mail that came in. */
import type { ReplyInput } from "../../core/read-reply/read-reply.ts";
import { readBounce } from "../../formats/bounce.ts";
import type { ParsedMail } from "../../formats/mime-in.ts";

export function toReplyInput(
  mail: ParsedMail,
  given: Pick<ReplyInput, "ownerZone" | "contactZone" | "offered" | "receivedAt">,
): ReplyInput {
  const bounce = mail.deliveryStatus === undefined ? undefined : readBounce(mail);
  return {
    ...given,
    subject: mail.subject,
    text: mail.text,
    headers: Object.fromEntries([...mail.headers].map(([name, values]) => [name, values[0] ?? ""])),
    from: mail.from?.address ?? "",
    ...(bounce === undefined
      ? {}
      : {
          deliveryStatus: {
            action: bounce.action,
            ...(bounce.status === undefined ? {} : { status: bounce.status }),
            ...(bounce.recipient === undefined ? {} : { recipient: bounce.recipient }),
          },
        }),
  };
}
