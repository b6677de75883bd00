/** A file of many replies, one JSON object a line, for trying the reading of replies on labelled mail. */
import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import type { ReplyInput } from "../../core/read-reply/read-reply.ts";
import { parseInstant } from "../frame/given.ts";

const Instant = z.string().transform((text, context) => {
  try {
    return parseInstant(text);
  } catch {
    context.addIssue({ code: "custom", message: `"${text}" is no instant such as 2026-12-01T16:00:00Z` });
    return z.NEVER;
  }
});

const Zone = z.string().refine(isZone, { error: "is no time zone such as America/Chicago" });

const Line = z.object({
  id: z.union([z.string(), z.number()]),
  receivedAt: Instant,
  ownerZone: Zone,
  contactZone: Zone,
  offered: z.array(z.object({ start: Instant, end: Instant.optional() })),
  /** Place in `offered`, counted from 0. */
  scheduled: z.number().int().nonnegative().nullish(),
  subject: z.string().nullish(),
  headers: z.record(z.string(), z.string()).nullish(),
  from: z.string().nullish(),
  deliveryStatus: z
    .object({ action: z.string(), status: z.string().optional(), recipient: z.string().optional() })
    .nullish(),
  text: z.string(),
});
type Line = z.infer<typeof Line>;

/** Throws `cli/usage` with the first line that cannot be used; then nothing of the file is read. */
export function readBatch(text: string, file: string): Line[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === "") return [];
    const read = Line.safeParse(parse(line));
    if (read.success) return [read.data];
    const [issue] = read.error.issues;
    const at = issue === undefined || issue.path.length === 0 ? "" : `\`${issue.path.join(".")}\`: `;
    throw new Problem("cli/usage", {
      what: `This line cannot be used. ${at}${issue?.message ?? ""}.`,
      where: `${file}:${index + 1}`,
      next: "Run `quarterhour read-reply --help` for what a line holds. Nothing of the file was read.",
    });
  });
}

export function toLineInput(line: Line): ReplyInput {
  const offered = line.offered.map(({ start, end }) => ({ start, end: end ?? start.add({ minutes: 20 }) }));
  const headers = Object.fromEntries(
    Object.entries(line.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const scheduled = typeof line.scheduled === "number" ? offered[line.scheduled] : undefined;
  const from = line.from ?? /<([^<>]+)>/.exec(headers.from ?? "")?.[1] ?? headers.from ?? "";
  return {
    subject: line.subject ?? headers.subject ?? "",
    text: line.text,
    headers,
    from: from.trim().toLowerCase(),
    receivedAt: line.receivedAt,
    offered,
    ownerZone: line.ownerZone,
    contactZone: line.contactZone,
    scheduled,
    deliveryStatus: toStatus(line),
  };
}

function toStatus({ deliveryStatus }: Line): ReplyInput["deliveryStatus"] {
  if (deliveryStatus === undefined || deliveryStatus === null) return undefined;
  const { action, status, recipient } = deliveryStatus;
  return {
    action,
    ...(status === undefined ? {} : { status }),
    ...(recipient === undefined ? {} : { recipient }),
  };
}

/** What is no JSON is no object either; the schema says so. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isZone(zone: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== "";
  } catch {
    return false;
  }
}
