/** What the next days bring and what the last weeks brought, for people and for programs. */
import type { Mails, Week, Weeks } from "../../core/weeks.ts";
import { counted } from "./counted.ts";

export function weeksJson({ ahead, limits, weeks, network }: Weeks, now: Temporal.Instant) {
  return {
    now,
    ahead,
    limits,
    weeks: weeks.map((week) => ({ ...week, monday: week.monday.toString() })),
    network,
  };
}

export function weeksText(
  { ahead, limits, weeks, network }: Weeks,
  command: (line: string) => string,
): string {
  const news =
    ahead.needNews === 0
      ? []
      : [
          `  ${counted(ahead.needNews, "check-in")} more with a line of news from you (\`${command("plan")}\`)`,
        ];
  return [
    "The next seven days, as if you sent every draft at once and nobody answered:",
    `  ${mails(ahead)}`,
    ...news,
    ...limits.map(({ says, where }) => `  at most ${says} (${where})`),
    "",
    "Week of     asks  follow-ups  check-ins  answered  met  named",
    ...weeks.map(row),
    "",
    `Your network: ${counted(network.contacts, "contact")}, ${network.met} met, ${network.inTouch} in touch.`,
  ].join("\n");
}

function mails({ asks, followUps, checkIns }: Mails): string {
  return [counted(asks, "new ask"), counted(followUps, "follow-up"), counted(checkIns, "check-in")].join(
    ", ",
  );
}

function row({ monday, asks, followUps, checkIns, answered, met, named }: Week): string {
  const cells = [asks, followUps, checkIns, answered, met, named];
  const widths = [6, 12, 11, 10, 5, 7];
  return `${monday.toString()}${cells.map((count, index) => String(count).padStart(widths[index] ?? 0)).join("")}`;
}
