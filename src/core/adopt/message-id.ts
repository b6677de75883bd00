import { type ActionKey, shortHash } from "../keys.ts";

/**
 * The Message-ID of a mail of ours, without angle brackets. It is made from the action, the attempt and the text,
 * so that a repeat after a crash writes the same bytes, and a draft that was never recorded tells by itself
 * whether it still holds the text that we wrote. It shows nothing of the key to the reader.
 */
export function toMessageId(mail: {
  key: ActionKey;
  attempt: number;
  textHash: string;
  address: string;
}): string {
  const domain = mail.address.slice(mail.address.lastIndexOf("@") + 1);
  const action = shortHash(`${mail.key}~${mail.attempt}`);
  return `${action}.${shortHash(`${action}~${mail.textHash}`)}@${domain}`;
}
