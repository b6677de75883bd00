import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readReply } from "../../../src/core/read-reply/read-reply.ts";

const Line = z.object({
  id: z.string(),
  receivedAt: z.string(),
  ownerZone: z.string(),
  contactZone: z.string(),
  offered: z.array(z.object({ start: z.string(), end: z.string() })),
  scheduled: z.number().optional(),
  subject: z.string().default("Re: From nursing to health data"),
  headers: z.record(z.string(), z.string()).default({}),
  from: z.string().default("priya@acme.com"),
  deliveryStatus: z.object({ action: z.string(), status: z.string(), recipient: z.string() }).optional(),
  text: z.string(),
  want: z.object({
    kind: z.string(),
    slot: z.number().optional(),
    until: z.string().optional(),
    permanent: z.boolean().optional(),
  }),
});
type Line = z.infer<typeof Line>;

const lines = readFileSync(new URL("../../replies/first-cut.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => Line.parse(JSON.parse(line)));
const results = lines.map((line) => ({ line, got: read(line) }));
const wanted = (kind: string) => results.filter(({ line }) => line.want.kind === kind);
const given = (kind: string) => results.filter(({ got }) => got.sure && got.reading.kind === kind);
const describeOf = ({ line, got }: { line: Line; got: ReturnType<typeof read> }) =>
  `${line.id} ${JSON.stringify(line.text.slice(0, 60))}: wanted ${JSON.stringify(line.want)}, read ${JSON.stringify(got.reading)}`;

describe("the labelled replies, first cut", () => {
  it("are at least 150, in every kind that is read", () => {
    expect(lines.length).toBeGreaterThanOrEqual(150);
    for (const kind of ["accepts", "declines", "opts-out", "out-of-office", "bounced", "other"]) {
      const right = wanted(kind).filter(({ line, got }) => isRight(line, got)).length;
      console.log(
        `${kind}: ${right} of ${wanted(kind).length} read right, ${given(kind).length} claimed for sure`,
      );
      expect(wanted(kind).length).toBeGreaterThanOrEqual(5);
    }
  });
  it("give no wrong acceptance", () => {
    expect(
      given("accepts")
        .filter(({ line, got }) => !isRight(line, got))
        .map(describeOf),
    ).toEqual([]);
  });
  it("give every opt-out, and nothing else as one (R-18, N-55)", () => {
    expect(
      wanted("opts-out")
        .filter(({ line, got }) => !isRight(line, got))
        .map(describeOf),
    ).toEqual([]);
    expect(
      given("opts-out")
        .filter(({ line }) => line.want.kind !== "opts-out")
        .map(describeOf),
    ).toEqual([]);
  });
  it("give declines with a precision of 98 %", () => {
    const claimed = given("declines");
    const wrong = claimed.filter(({ line }) => line.want.kind !== "declines");
    expect(wrong.map(describeOf).slice(0, Math.floor(claimed.length * 0.02) + 1)).toHaveLength(0);
  });
  it("give away notes their day, and bounces their weight (A2, B1, N-58, N-59)", () => {
    for (const kind of ["out-of-office", "bounced"]) {
      expect(
        wanted(kind)
          .filter(({ line, got }) => !isRight(line, got))
          .map(describeOf),
      ).toEqual([]);
      expect(
        given(kind)
          .filter(({ line }) => line.want.kind !== kind)
          .map(describeOf),
      ).toEqual([]);
    }
  });
  it("are understood in nine of ten plain cases", () => {
    for (const kind of ["accepts", "declines"]) {
      const missed = wanted(kind).filter(({ line, got }) => !isRight(line, got));
      expect(missed.map(describeOf).slice(Math.floor(wanted(kind).length / 10))).toEqual([]);
    }
  });
  it("say for every sure reading which words it rests on", () => {
    expect(results.filter(({ got }) => got.sure && got.because === "").map(describeOf)).toEqual([]);
  });
});

function read(line: Line) {
  const offered = line.offered.map(({ start, end }) => ({
    start: Temporal.Instant.from(start),
    end: Temporal.Instant.from(end),
  }));
  return readReply({
    ...line,
    receivedAt: Temporal.Instant.from(line.receivedAt),
    offered,
    scheduled: line.scheduled === undefined ? undefined : offered[line.scheduled],
  });
}

function isRight({ want }: Line, { reading, sure }: ReturnType<typeof read>): boolean {
  if (reading.kind !== want.kind) return false;
  if (!sure) return want.kind === "other";
  if (reading.kind === "accepts") return reading.slot === want.slot;
  if (reading.kind === "out-of-office") return reading.until === want.until;
  return reading.kind !== "bounced" || reading.permanent === want.permanent;
}
