import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import { cite } from "../../../src/core/rules/cite.ts";
import { parseRules } from "../../../src/core/rules/parse-rules.ts";
import type { Rules } from "../../../src/core/rules-shape.ts";

const five = `me:
  name: Dana Okafor
  about: I was a public-health nurse for six years and am moving into health data.
  curious_about: how people got from the clinic into a data team
mailbox: dana@example.com
`;
const example = readFileSync(new URL("../../../rules.example.yaml", import.meta.url), "utf8");

const rules = (more = "", me = ""): Rules =>
  parseRules(five.replace("mailbox:", `${me}mailbox:`) + more, "rules.yaml").rules;
const warnings = (more: string) => parseRules(five + more, "rules.yaml").warnings;
const refusal = (more: string): string => {
  try {
    parseRules(five + more, "rules.yaml");
  } catch (error) {
    if (error instanceof Problem) return `${error.where}: ${error.message}`;
    throw error;
  }
  return "";
};

describe("a file of five lines", () => {
  it("is complete: everything else has a default that a courteous person would choose", () => {
    expect(rules()).toMatchObject({
      me: { name: "Dana Okafor" },
      mailbox: { address: "dana@example.com" },
      language: "en",
      who_presses_send: { request: "me", follow_up: "me", invitation: "auto", everything_else: "me" },
      sending: {
        days: [1, 2, 3, 4, 5],
        hours: { from: 510, until: 990 },
        undo: { count: 15, unit: "minutes" },
        unknown_zone: "hold",
        budgets: [
          { path: "sending.at_most", rate: { count: 5, per: "day" }, counts: "all" },
          { path: "sending.per_company", rate: { count: 1, per: "week" }, counts: "company" },
        ],
      },
      requests: { template: "request", offer: 3, follow_up: [{ count: 6, unit: "working-days" }] },
      meetings: { length: 20, longer_than_asked: false, before: { questions: { count: 2, unit: "days" } } },
      keep_in_touch: { at_most: { count: 3, per: "year" }, without_news: "ask" },
      morning_mail: 480,
      for: [],
      tests: [],
    });
  });

  it("means what the example file says, key by key", () => {
    const { me, for: entries, tests, lines, hash, ...said } = parseRules(example, "rules.yaml").rules;
    const { me: _me, for: _for, tests: _tests, lines: _lines, hash: _hash, ...defaults } = rules();
    expect(said).toEqual(defaults);
    expect([me.timezone, entries.length, tests.length, lines.size > 50, hash.length]).toEqual([
      "America/New_York",
      1,
      1,
      true,
      64,
    ]);
  });

  it("reads the same with Windows line ends, a byte order mark, or `---` on top", () => {
    for (const text of [five.replaceAll("\n", "\r\n"), `\ufeff${five}`, `---\n${five}`]) {
      const { hash: _hash, lines: _lines, ...read } = parseRules(text, "rules.yaml").rules;
      const { hash: _h, lines: _l, ...same } = rules();
      expect(read).toEqual(same);
    }
  });
});

describe("words in a rules file", () => {
  it("are never retyped: NO is Norway, 8:00 a time, 012 no octal number (N-30)", () => {
    expect(rules("", "  holidays: NO\n").me.holidays).toBe("NO");
    expect(rules("morning_mail: 8:00\n").morning_mail).toBe(480);
    expect(rules("for:\n  - who: { tag: 012, country: no }\n    language: no\n").for[0]).toMatchObject({
      who: { tag: ["012"], country: ["NO"] },
      patch: { language: "no" },
    });
  });

  it("may be yes, no, true or false", () => {
    for (const [word, value] of Object.entries({ yes: true, No: false, true: true, OFF: false })) {
      expect(rules(`requests: { hold_offered_times: ${word} }\n`).requests.hold_offered_times).toBe(value);
    }
  });

  it("lift a limit with none, and switch off with no", () => {
    const lifted = rules(
      "sending: { at_most: none, per_company: none, undo: none }\nmeetings: { at_most: none, gap: none, before: { questions: no, brief: no } }\nkeep_in_touch: { at_most: none, quiet_after_contact: none }\nrequests: { follow_up: [] }\nmorning_mail: no\n",
    );
    expect(lifted.sending).toMatchObject({ budgets: [], undo: undefined });
    expect(lifted.meetings).toMatchObject({
      at_most: [],
      gap: { count: 0 },
      before: { questions: undefined, brief: undefined },
    });
    expect(lifted.keep_in_touch).toMatchObject({ at_most: undefined, quiet_after_contact: undefined });
    expect([lifted.morning_mail, lifted.requests.follow_up]).toEqual([undefined, []]);
  });

  it("need no brackets for a single entry, and take them for several", () => {
    const one = rules(
      "requests: { follow_up: 1 week, must_have: why_them }\nsending: { at_most: [5 a day, 20 a week] }\n",
    );
    expect(one.requests).toMatchObject({ follow_up: [{ count: 1, unit: "weeks" }], must_have: ["why_them"] });
    expect(one.sending.budgets.map(({ rate }) => rate.count)).toEqual([5, 20, 1]);
  });

  it("mean ask where an invitation is left to me", () => {
    expect(rules("who_presses_send: { invitation: me }\n").who_presses_send.invitation).toBe("ask");
  });

  it("leave a section with nothing under it as it is by default", () => {
    expect(rules("sending:\nmeetings:\n  # later\nfor:\ntests:\n")).toMatchObject({
      meetings: { length: 20 },
      for: [],
      tests: [],
    });
  });
});

describe("limits of what can be written", () => {
  it("are 15 to 30 minutes for a meeting, 180 where I say so (S14)", () => {
    expect(refusal("meetings: { length: 10 minutes }\n")).toContain("15 to 30 minutes");
    expect(refusal("meetings: { length: 31 minutes }\n")).toContain("add `longer_than_asked: yes`");
    expect(rules("meetings: { length: 1 hour, longer_than_asked: yes }\n").meetings.length).toBe(60);
    expect(refusal("meetings: { length: 181 minutes, longer_than_asked: yes }\n")).toContain("181 minutes");
  });

  it("hold inside `for` with what stands outside", () => {
    const entry = (text: string) => `for:\n  - who: { tag: a }\n    meetings: { ${text} }\n`;
    const outer = "meetings: { length: 45 minutes, longer_than_asked: yes }\n";
    expect(refusal(`${outer}${entry("length: 1 hour")}`)).toBe("");
    expect(refusal(`${outer}${entry("longer_than_asked: no")}`)).toContain(
      '`for[0].meetings.longer_than_asked` is "no"',
    );
    expect(refusal(entry("length: 1 hour"))).toContain("`for[0].meetings.length`");
  });

  it("are 400 mails a day, and over 50 there is a warning (C-55)", () => {
    expect(refusal("sending: { at_most: 401 a day }\n")).toContain("at most 400 a day");
    expect(warnings("sending: { at_most: 51 a day }\n")).toMatchObject([
      { kind: "high-limit", path: "sending.at_most", line: 6, where: "rules.yaml:6 sending.at_most" },
    ]);
    expect(warnings("sending: { at_most: none }\n")).toMatchObject([{ kind: "high-limit" }]);
    expect(warnings("sending: { at_most: '50 a day, 200 a week' }\n")).toEqual([]);
  });
});

describe("what check says about rules that are right", () => {
  it("names the keys of the file that nothing obeys yet, and no others", () => {
    expect(warnings("")).toEqual([]);
    const { warnings: found } = parseRules(example, "rules.yaml");
    expect(
      found.every(({ kind, says }) => kind === "no-effect" && says.startsWith("This has no effect yet.")),
    ).toBe(true);
  });

  it("names values that work against each other", () => {
    expect(warnings("meetings: { notice: 4 weeks }\n")).toMatchObject([
      { kind: "unlikely", path: "meetings.notice" },
    ]);
    expect(warnings("meetings: { after: { latest: 1 hour } }\n")).toHaveLength(2);
    expect(
      warnings("for:\n  - who: { tag: a }\n  - who: { tag: b }\n    sending: { at_most: none }\n"),
    ).toMatchObject([
      { path: "for[0]", line: 7 },
      { path: "for[1].sending.at_most", line: 9 },
    ]);
  });
});

describe("where a value comes from", () => {
  it("is cited by file, line and key path, or as a default", () => {
    const read = rules("sending:\n  at_most: 4 a day\nrequests:\n  follow_up: [5 days]\n");
    expect(cite(read, "sending.at_most")).toBe("rules.yaml:7 sending.at_most");
    expect(cite(read, "requests.follow_up[0]")).toBe("rules.yaml:9 requests.follow_up[0]");
    expect(cite(read, "requests.offer")).toBe("default requests.offer");
  });

  it("has a hash that changes with the text", () => {
    expect(rules().hash).toBe(rules().hash);
    expect(rules("language: de\n").hash).not.toBe(rules().hash);
  });
});
