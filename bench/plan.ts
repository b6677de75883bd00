/** P-3b: planning what is due is linear, and cheap for each interview. */
import type { Contact } from "../src/core/contact.ts";
import type { Fact } from "../src/core/facts.ts";
import { type ContactId, toContactId, toMailboxId } from "../src/core/keys.ts";
import { plan } from "../src/core/plan.ts";
import { parseRules } from "../src/core/rules/parse-rules.ts";
import type { State } from "../src/core/state.ts";
import { holidaysOf } from "../src/formats/holidays.ts";
import { type Measured, medians } from "./rounds.ts";

const mailboxId = toMailboxId("local", "dana@example.com");
const now = Temporal.Instant.from("2026-11-23T14:00:00Z");
const { rules } = parseRules(
  `me: { name: Dana Okafor, about: I was a nurse., curious_about: how people got into a data team, timezone: America/New_York, holidays: US }
mailbox: { address: dana@example.com, provider: local }
`,
  "rules.yaml",
);

export async function measure(): Promise<Measured[]> {
  const small = stateOf(1_000);
  const large = stateOf(10_000);
  const raw = await medians(7, {
    one: () => milliseconds(() => plan(small, rules, now)),
    ten: () => milliseconds(() => plan(large, rules, now)),
  });
  const ratio = raw.ten / raw.one;
  const each = (raw.ten * 1000) / 10_000;
  const said = `${raw.one.toFixed(1)} ms for 1,000, ${raw.ten.toFixed(1)} ms for 10,000`;
  return [
    {
      id: "P-3b",
      what: "planning 10,000 interviews that are due, against 1,000",
      ratio: `${ratio.toFixed(1)} x`,
      goal: "<= 11 x",
      met: ratio <= 11,
      raw: said,
    },
    { id: "P-3b", what: "planning one interview that is due", ratio: `${each.toFixed(0)} µs`, goal: "<= 150 µs", met: each <= 150, raw: said },
  ];
}

function milliseconds(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** A third is ready to be asked, a third waits for a follow-up that is due, a third has answered and waits for the owner. */
function stateOf(count: number): State {
  const zones = ["America/Chicago", "Europe/Berlin", "Europe/London", "America/Denver"];
  const countries = ["US", "DE", "GB", "US"];
  const contacts: Contact[] = [];
  const facts = new Map<ContactId, Fact[]>();
  let seq = 0;
  for (let i = 0; i < count; i += 1) {
    const email = `p${i}@example.org`;
    const contactId = toContactId(mailboxId, email);
    contacts.push({
      contactId,
      name: `Person ${i}`,
      email,
      aliases: [email],
      timezone: zones[i % 4] ?? "UTC",
      country: countries[i % 4] ?? "US",
      company: `Company ${i % 500}`,
      tags: [],
      findings: [],
      why_them: "Your talk stayed with me.",
    });
    if (i % 3 === 0) continue;
    const sentAt = now.subtract({ hours: 24 * 20 });
    const key = `${mailboxId}~${contactId}~r1~request~1` as never;
    const own: Fact[] = [
      {
        kind: "sent",
        factKey: `s${i}`,
        seq: ++seq,
        at: sentAt,
        learnedAt: sentAt,
        contact: contactId,
        key,
        messageId: `m${i}@example.com`,
        by: "owner",
        edited: false,
        offered: [],
        otherTimes: false,
        subject: "From nursing to health data",
      },
    ];
    if (i % 3 === 2) {
      own.push({
        kind: "received",
        factKey: `r${i}`,
        seq: ++seq,
        at: sentAt.add({ hours: 30 }),
        learnedAt: sentAt,
        contact: contactId,
        messageId: `r${i}@example.org`,
        inReplyTo: key,
        subject: "Re: From nursing to health data",
        text: "Could you tell me more about what you have in mind?",
        read: { reading: { kind: "other" }, sure: false, because: "" },
      });
    }
    facts.set(contactId, own);
  }
  return {
    mailboxId,
    zone: "America/New_York",
    contacts,
    facts,
    mailboxFacts: [],
    pending: [],
    suppressed: new Set(),
    busy: Array.from({ length: 60 }, (_, i) => {
      const from = now.epochMilliseconds + i * 7 * 3_600_000;
      return { from, until: from + 3_600_000 };
    }),
    templates: new Map(["request", "follow-up-1"].map((name) => [`en/${name}`, { version: "1", needs: ["offer.times"] }])),
    holidays: holidaysOf,
  };
}
