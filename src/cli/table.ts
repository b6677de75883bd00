/**
 * Every command with its one line of help. A command's own file is loaded only when it is asked for; a test
 * sees to it that this table and `src/cli/commands/` name the same.
 */
import type { Command } from "./frame/command.ts";

export interface Entry {
  name: string;
  group: string;
  summary: string;
}

const groups: Record<string, Record<string, string>> = {
  "To begin:": {
    demo: "See 150 days with twelve made-up contacts, in seconds",
    init: "Write a rules.yaml from four questions",
    connect: "Connect your mailbox and calendar at Google",
    accounts: "List what is connected, since when, and what is wrong",
    disconnect: "Take the permission back, and delete the sign-in",
    check: "Read the rules and the templates, and say what is wrong",
    import: "Bring in contacts from a CSV file, after showing what it would do",
    contacts: "List the contacts, or correct one",
    research: "Note why them and what you found out, one person at a time; shows the finished mail",
    card: "Show your card, to print or as a vCard",
    preview: "Show a mail as a contact would get it",
  },
  "Day by day:": {
    plan: "Say what is due, what waits for whom, what not, and why",
    start: "Keep mailbox, calendar and plan going until it is stopped",
    status: "Show where all interviews stand, and what waits for you",
    service: "Keep it at work by itself: install, look at or take away a service of your machine",
    pause: "Stop everything, or everything for one contact",
    resume: "Go on after a pause",
  },
  "What waits for you:": {
    answer: "Say how a contact's last mail is to be read",
    approve: "Let a proposed mail go",
    reject: "Throw a proposed mail away",
    undo: "Call back a mail or an event that has not left for good",
    resolve: "Say whether a mail that we lost sight of was sent",
    close: "End an interview; nothing more goes to this contact",
    reopen: "Begin a new round with a contact whose interview is closed",
  },
  "After a conversation:": {
    met: "Note a conversation that was in no calendar",
    questions: "Show what you will ask at a meeting, and change it",
    note: "Note whether it was held, or news to write about",
    debrief: "Note what you took from it; the thank-you is made of that",
  },
  "A fleet:": {
    migrate: "Make the tables of a fleet's database, or bring them up to date",
    apply: "Give a mailbox of the fleet its rules",
    worker: "Work for all mailboxes of the fleet until it is stopped",
    web: "Serve the pages that monitors ask: health and figures",
    move: "Take a home into a fleet, or a mailbox of a fleet into a home",
  },
  "To understand:": {
    why: "Say what happens with a contact next, and which rule says so",
    report: "Say what the next days bring, and what the last weeks brought",
    log: "Show everything that happened",
    slots: "Show the times that could be offered now",
    "read-reply": "Show how a mail would be read, without keeping it",
    export: "Write everything that is known of a mailbox to a file",
    doctor: "Look for what is wrong with this home and this machine",
  },
};

export const table: readonly Entry[] = Object.entries(groups).flatMap(([group, commands]) =>
  Object.entries(commands).map(([name, summary]) => ({ name, group, summary })),
);

/** Written out, so that whatever reads this program (a bundler, a search) sees what it can load. */
const files: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  demo: () => import("./commands/demo.ts"),
  init: () => import("./commands/init.ts"),
  connect: () => import("./commands/connect.ts"),
  accounts: () => import("./commands/accounts.ts"),
  disconnect: () => import("./commands/disconnect.ts"),
  check: () => import("./commands/check.ts"),
  import: () => import("./commands/import.ts"),
  contacts: () => import("./commands/contacts.ts"),
  research: () => import("./commands/research.ts"),
  card: () => import("./commands/card.ts"),
  preview: () => import("./commands/preview.ts"),
  plan: () => import("./commands/plan.ts"),
  start: () => import("./commands/start.ts"),
  status: () => import("./commands/status.ts"),
  service: () => import("./commands/service.ts"),
  pause: () => import("./commands/pause.ts"),
  resume: () => import("./commands/resume.ts"),
  answer: () => import("./commands/answer.ts"),
  approve: () => import("./commands/approve.ts"),
  reject: () => import("./commands/reject.ts"),
  undo: () => import("./commands/undo.ts"),
  resolve: () => import("./commands/resolve.ts"),
  close: () => import("./commands/close.ts"),
  reopen: () => import("./commands/reopen.ts"),
  met: () => import("./commands/met.ts"),
  questions: () => import("./commands/questions.ts"),
  note: () => import("./commands/note.ts"),
  debrief: () => import("./commands/debrief.ts"),
  why: () => import("./commands/why.ts"),
  report: () => import("./commands/report.ts"),
  log: () => import("./commands/log.ts"),
  slots: () => import("./commands/slots.ts"),
  "read-reply": () => import("./commands/read-reply.ts"),
  migrate: () => import("./commands/migrate.ts"),
  apply: () => import("./commands/apply.ts"),
  worker: () => import("./commands/worker.ts"),
  web: () => import("./commands/web.ts"),
  move: () => import("./commands/move.ts"),
  export: () => import("./commands/export.ts"),
  doctor: () => import("./commands/doctor.ts"),
};

/** `name` is one of the table. */
export async function loadCommand(name: string): Promise<Command> {
  const load = files[name];
  if (load === undefined) throw new TypeError(`Not a command: ${name}`);
  return (await load()).command;
}
