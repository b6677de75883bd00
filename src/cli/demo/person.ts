/** The shape of `sample/people.yaml`: how each person of the demo answers, and what the owner does about them. */
import { parse } from "yaml";
import { z } from "zod";

const Step = z.enum([
  "request",
  "follow-up",
  "introduction-ask",
  "introducer-thanks",
  "new-times",
  "decline-answer",
  "not-now-answer",
  "event",
  "event-change",
  "questions",
  "thank-you",
  "check-in",
]);

/** So many days later (weekends left out) at a time of their own clock. */
const Later = z.strictObject({ days: z.int().min(0), at: z.string().regex(/^\d{1,2}:\d{2}$/) });
export type Later = z.infer<typeof Later>;

const Named = z.strictObject({ name: z.string(), email: z.string() });

const Turn = z.strictObject({
  on: Step,
  /** When: so many minutes, or a day and a time, after what it answers; or before the meeting. */
  minutes: z.int().min(1).optional(),
  days: z.int().min(0).optional(),
  at: z.string().optional(),
  before: Later.optional(),
  says: z.string().optional(),
  /** The first, second or third time that was offered, from 1. */
  takes: z.int().min(1).optional(),
  proposes: Later.optional(),
  /** The owner's reading where it is neither a yes nor a proposal. */
  means: z.enum(["ignore", "declines", "offer-times", "opts-out"]).optional(),
  refers: Named.optional(),
  /** The one whom they are asked to introduce. */
  introduces: z.boolean().optional(),
  /** An automatic answer with this subject; `back` is in how many days they return. */
  auto: z.string().optional(),
  back: z.int().min(1).optional(),
  bounces: z.boolean().optional(),
  declines_entry: z.boolean().optional(),
  moves_entry: z.strictObject({ minutes: z.int() }).optional(),
});
export type Turn = z.infer<typeof Turn>;

const OwnersPart = z.strictObject({
  drafts: z
    .array(
      z.strictObject({
        step: Step,
        adds: z.string().optional(),
        throws_away: z.boolean().optional(),
        /** Days that it lies in Drafts before the owner gets to it. */
        waits: z.int().min(1).optional(),
      }),
    )
    .default([]),
  /** In the order of the meetings. Without `debrief` nothing is noted. */
  meetings: z
    .array(z.strictObject({ held: z.boolean().optional(), debrief: z.string().optional() }))
    .default([]),
  news: z.array(z.string()).default([]),
  address: z.strictObject({ days: z.int().min(0), email: z.string() }).optional(),
  why_them: z.strictObject({ days: z.int().min(0), text: z.string() }).optional(),
});

export const Person = z.strictObject({
  email: z.string(),
  /** For somebody who is in the contacts without an address. */
  name: z.string().optional(),
  /** How they answer, as half a sentence. */
  story: z.string(),
  turns: z.array(Turn).default([]),
  owner: OwnersPart.prefault({}),
});
export type Person = z.infer<typeof Person>;

const People = z.strictObject({ people: z.array(Person) });

/** By address. Throws where the file of the demo itself is wrong: a bug. */
export function parsePeople(text: string): Map<string, Person> {
  return new Map(People.parse(parse(text)).people.map((person) => [person.email, person]));
}
