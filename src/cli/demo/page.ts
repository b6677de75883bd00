/** What the demo prints when it is through. The last thing on the screen is what to do next. */
import { join } from "node:path";
import type { Interview } from "../../core/interview.ts";
import type { ContactId } from "../../core/keys.ts";
import { firstName } from "../../core/person-name.ts";
import type { Stage } from "../../core/planner/stage.ts";
import { counted } from "../show/counted.ts";
import { stepWords } from "../show/plan-text.ts";
import { sayWhen } from "../show/say-when.ts";
import type { Example } from "./examples.ts";
import { days, type Played } from "./play.ts";
import { storyOf } from "./story.ts";
import { countsOf } from "./timeline.ts";

export interface PageWish {
  played: Played;
  examples: readonly Example[];
  /** A command as it has to be typed here. */
  command(line: string): string;
}

export function demoPage({ played, examples, command }: PageWish): string {
  const rule = (title: string) => `── ${title} ${"─".repeat(Math.max(2, 96 - title.length))}`;
  return [
    rule("What happened, person by person"),
    ...stories(played),
    ...examples.flatMap(({ title, text, file }) => [rule(title), `${indented(text)}\n\n  (${file})`]),
    rule(`Where everybody stands after ${days} days`),
    table(played),
    totals(played),
    rule("Now look around"),
    whereToLook(played, command),
  ].join("\n\n");
}

function stories(played: Played): string[] {
  const { zone, owner } = played;
  const teller = { owner: firstName(owner) ?? owner, zone };
  return inOrder(played).map((interview) => {
    const { contactId, contact } = interview;
    const facts = played.facts.filter((fact) => fact.contact === contactId);
    const moves = played.moves.filter((move) => move.contactId === contactId);
    const lines = storyOf(interview, facts, moves, teller);
    let day = "";
    const rows = lines.map(({ at, says, stage }) => {
      const date = sayWhen(at, zone, at)
        .replace(/ \d+:\d+$/, "")
        .replace(/^(\S+) (\d) /, "$1  $2 ");
      const shown = date === day ? "" : date;
      day = date;
      return `  ${shown.padEnd(10)}  ${stage === undefined ? says : `${says}  → ${stage}`}`;
    });
    const place = [contact.role, contact.company, contact.city]
      .filter((word) => word !== undefined)
      .join(", ");
    return [
      `${contact.name}${place === "" ? "" : ` (${place})`} ${storyWords(played, interview)}`,
      ...rows,
    ].join("\n");
  });
}

function storyWords({ cast }: Played, { contactId }: Interview): string {
  return cast.of(contactId)?.person.story ?? "was named by somebody";
}

function table(played: Played): string {
  const rows = inOrder(played).map((interview) => {
    const { contact, contactId, closed, mails, replies } = interview;
    const stage = stageOf(played, contactId);
    const sent = mails.filter((mail) => mail.sent !== undefined && mail.step !== "brief").length;
    return [
      contact.name,
      contact.city ?? "",
      storyWords(played, interview),
      closed === undefined ? stage : `closed: ${closed.reason}`,
      String(sent),
      String(replies.length),
    ];
  });
  const head = ["", "", "how they answer", "stands at", "mails to", "from"];
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? title).length)),
  );
  return [head, ...rows]
    .map((row) =>
      `  ${row.map((cell, column) => (column > 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join("  ")}`.trimEnd(),
    )
    .join("\n");
}

function totals(played: Played): string {
  const { sent, events } = countsOf(played);
  const all = Object.values(sent).reduce((sum, count) => sum + count, 0);
  const name = firstName(played.owner) ?? played.owner;
  const byOwner = played.facts.filter((fact) => fact.kind === "sent" && fact.by === "owner").length;
  const toOwner = sent.brief ?? 0;
  const itself = all - byOwner - toOwner;
  const kinds = Object.entries(sent).map(([step, count]) => `${stepWords(step)} ${count}`);
  const others = [
    ...(toOwner > 0 ? [`${toOwner} are pages to herself before a meeting`.replace("herself", name)] : []),
    ...(itself > 0 ? [`${itself} went by themselves, as the rules say`] : []),
  ];
  const waiting = [
    ...played.plan.drafts.map(
      ({ step, contactId }) => `a ${stepWords(step)} to ${nameOf(played, contactId)} lies in Drafts`,
    ),
    ...played.plan.asks.map(({ says }) => says),
  ];
  return [
    `${counted(all, "mail")} in Sent (${kinds.join(", ")}). ${name} pressed Send ${counted(byOwner, "time")}${others.length === 0 ? "" : `; ${others.join("; ")}`}.`,
    `${counted(events.created, "meeting")} in the calendar, ${events.changed} of them moved, ${events.cancelled} called off.`,
    ...(waiting.length === 0 ? [] : [`Waits for ${name}: ${waiting.join("; ")}.`.replace("?.", "?")]),
  ]
    .map((line) => `  ${wrapped(line)}`)
    .join("\n");
}

function nameOf({ interviews }: Played, contactId: ContactId): string {
  return interviews.get(contactId)?.contact.name ?? contactId;
}

function whereToLook(played: Played, command: (line: string) => string): string {
  const someone =
    inOrder(played).find(({ contact }) => contact.email !== undefined)?.contact.email ?? "CONTACT";
  return [
    `  Everything is in ${played.folder}`,
    "    rules.yaml    the rules: change a line, and it goes otherwise",
    "    mail/         the mailbox, one file a mail: what came in, and in .Sent and .Drafts what left and what waits",
    "                  To read one in your mail program, copy its file to NAME.eml and open that. With mutt:",
    `                  mutt -f ${join(played.folder, "mail", ".Sent")}`,
    "    calendar/     one .ics file a meeting; any calendar program opens them",
    "",
    `  ${command("status")}`,
    `  ${command(`why ${someone}`)}`,
    `  ${command(`log ${someone}`)}`,
    "",
    "  The same with people and rules of your own, still without sending anything:",
    "    quarterhour demo --contacts people.csv --rules rules.yaml",
    "",
    "  For yourself, on a practice mailbox: four questions and you begin.",
    "    quarterhour init --practice --home my-interviews",
    "",
    "  (In the folder of quarterhour itself, write `npx quarterhour` for `quarterhour`.)",
  ].join("\n");
}

/** As they stand in the contacts file; those who were named later come last. */
function inOrder({ interviews, cast }: Played): Interview[] {
  const first = cast.players.flatMap(({ contactId }) => interviews.get(contactId) ?? []);
  return [...first, ...[...interviews.values()].filter((interview) => !first.includes(interview))];
}

function stageOf({ moves }: Played, contactId: string): Stage | "" {
  return moves.findLast((move) => move.contactId === contactId)?.stage ?? "";
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${wrapped(line)}`))
    .join("\n");
}

/** Long lines are broken as a mail program breaks them on the screen. */
function wrapped(line: string): string {
  return line.replace(/(.{1,92})(?:\s+|$)/g, "$1\n  ").trimEnd();
}
