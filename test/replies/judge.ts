/** Labelled replies: reading them from a file, having them read, and comparing what was read with the label. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { type ReplyInput, readReply } from "../../src/core/read-reply/read-reply.ts";
import type { Person, Reading, ReadReply } from "../../src/core/reading.ts";

const Named = z.object({ name: z.string().optional(), email: z.string().optional() }).transform(
  ({ name, email }): Person => ({
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
  }),
);

/** What a careful assistant would take the reply to say; `decidable` where they would act on it without asking. */
const Want = z.object({
  kind: z.string(),
  decidable: z.boolean().optional(),
  slot: z.number().optional(),
  starts: z.array(z.string()).optional(),
  windows: z.array(z.object({ from: z.string(), to: z.string() })).optional(),
  until: z.string().optional(),
  people: z.array(Named).optional(),
  permanent: z.boolean().optional(),
  minutes: z.number().optional(),
  mode: z.string().optional(),
  link: z.string().optional(),
  assistant: Named.optional(),
});
export type Want = z.infer<typeof Want>;

export const Labelled = z.object({
  id: z.string(),
  receivedAt: z.string(),
  ownerZone: z.string(),
  contactZone: z.string(),
  offered: z.array(z.object({ start: z.string(), end: z.string() })),
  scheduled: z.number().nullish(),
  subject: z.string().default("Re: From nursing to health data"),
  headers: z.record(z.string(), z.string()).default({}),
  from: z.string().optional(),
  deliveryStatus: z.object({ action: z.string(), status: z.string(), recipient: z.string() }).optional(),
  text: z.string(),
  want: Want,
});
export type Labelled = z.infer<typeof Labelled>;

export interface Judged {
  line: Labelled;
  got: ReadReply;
  /** Kind, times, days and people are as the label has them. */
  isRight: boolean;
  /** A careful assistant would act on it without asking anybody. */
  isDecidable: boolean;
}

export function labelledIn(file: URL): Labelled[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Labelled.parse(JSON.parse(line)));
}

export function toInput(line: Labelled): ReplyInput {
  const offered = line.offered.map(({ start, end }) => ({
    start: Temporal.Instant.from(start),
    end: Temporal.Instant.from(end),
  }));
  const header = line.headers.from ?? "";
  return {
    ...line,
    from:
      line.from ??
      /<([^<>]+)>/.exec(header)?.[1] ??
      (header === "" ? "priya@acme.com" : (header.split(" ")[0] ?? "")),
    receivedAt: Temporal.Instant.from(line.receivedAt),
    offered,
    scheduled: typeof line.scheduled === "number" ? offered[line.scheduled] : undefined,
  };
}

/** Not the report of a mail system or an away note: those are told from people's mails before anybody weighs words. */
export function isOfPerson({ want }: Labelled): boolean {
  return want.kind !== "bounced" && want.kind !== "out-of-office";
}

export function judge(line: Labelled): Judged {
  const got = readReply(toInput(line));
  const isDecidable = line.want.decidable ?? line.want.kind !== "other";
  return { line, got, isRight: fitsWant(got.reading, line.want), isDecidable };
}

export function fitsWant(reading: Reading, want: Want): boolean {
  if (reading.kind !== want.kind) return false;
  switch (reading.kind) {
    case "accepts":
      return reading.slot === want.slot;
    case "proposes":
    case "reschedules":
      return sameTimes(reading, want);
    case "not-now":
    case "out-of-office":
      return reading.until === want.until;
    case "bounced":
      return want.permanent === undefined || reading.permanent === want.permanent;
    case "refers":
      return samePeople(reading.people, want.people ?? []);
    case "asks-for-times":
      return (
        (want.link ?? "") === (reading.link ?? "") &&
        samePeople(
          reading.assistant === undefined ? [] : [reading.assistant],
          want.assistant === undefined ? [] : [want.assistant],
        )
      );
    default:
      return true;
  }
}

function sameTimes(
  { starts, windows }: Extract<Reading, { kind: "proposes" | "reschedules" }>,
  want: Want,
): boolean {
  const got = [...starts.map(String), ...windows.map(({ from, to }) => `${from}/${to}`)].sort();
  const wanted = [
    ...(want.starts ?? []).map((start) => String(Temporal.Instant.from(start))),
    ...(want.windows ?? []).map(
      ({ from, to }) => `${Temporal.Instant.from(from)}/${Temporal.Instant.from(to)}`,
    ),
  ].sort();
  return got.length === wanted.length && got.every((each, place) => each === wanted[place]);
}

/** Addresses count where there are any; a name may be longer or shorter than the label's. */
function samePeople(got: readonly Person[], want: readonly Person[]): boolean {
  return (
    got.length === want.length &&
    want.every((person) =>
      got.some((each) =>
        person.email === undefined
          ? alike(each.name, person.name)
          : each.email === person.email.toLowerCase(),
      ),
    )
  );
}

function alike(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.includes(b) || b.includes(a);
}
