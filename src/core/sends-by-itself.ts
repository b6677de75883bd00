/** Whether the rules let any mail leave by itself; else a mailbox needs no right to send (C-4). Pure. */
import type { Rules } from "./rules-shape.ts";

type Press = Partial<Rules["who_presses_send"]> | undefined;

/**
 * A brief and the morning mail go to the owner without being asked for. Events are the calendar's: their invitations need no right to send
 * mail. Returns the first key that says so, such as `who_presses_send.request`.
 */
export function sendsByItself(rules: Rules): string | undefined {
  const all = [rules, ...rules.for.map(({ patch }) => patch)];
  for (const { who_presses_send, meetings } of all) {
    const key = mails.find((mail) => isOurs(who_presses_send, mail));
    if (key !== undefined) return `who_presses_send.${key}`;
    if (meetings?.before?.brief !== undefined) return "meetings.before.brief";
  }
  return rules.morning_mail === undefined ? undefined : "morning_mail";
}

const mails = ["request", "follow_up", "everything_else"] as const;

function isOurs(press: Press, mail: (typeof mails)[number]): boolean {
  return press?.[mail] !== undefined && press[mail] !== "me";
}
