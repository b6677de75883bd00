/** How long an agreed meeting lasts: what was offered, what the owner said, else what the rules say. */
import type { Rules } from "../rules-shape.ts";
import { refused } from "./deed.ts";

/**
 * Minutes. `said` must be 15 to 30, or more where `longer_than_asked` allows it (contract, section 1); throws
 * `action/refused`. `rules` are the contact's.
 */
export function meetingLength(rules: Rules, said: number | undefined, offered: number | undefined): number {
  if (said === undefined) return offered ?? rules.meetings.length;
  const { longer_than_asked: mayBeLonger } = rules.meetings;
  if (said >= 15 && (said <= 30 || (mayBeLonger && said <= 180))) return said;
  const most = mayBeLonger ? 180 : 30;
  throw refused(
    `${said} minutes is not the length of an informational interview: 15 to ${most} are.`,
    said > 30 && !mayBeLonger
      ? "Say --minutes 30 or less, or set `longer_than_asked: yes` under `meetings:` in rules.yaml."
      : `Say --minutes with 15 to ${most}.`,
  );
}
