import { describe, expect, it } from "vitest";
import { parseRules } from "../../src/core/rules/parse-rules.ts";
import { sendsByItself } from "../../src/core/sends-by-itself.ts";

const five = `me:
  name: Dana Okafor
  about: I was a public-health nurse for six years.
  curious_about: how people got into a data team
mailbox: dana@example.com
`;
const says = (more: string) => sendsByItself(parseRules(five + more, "rules.yaml").rules);

describe("rules that let mail leave by itself (C-4)", () => {
  it("are those with a brief or a morning mail, and those in which not only the owner presses Send", () => {
    expect(says("")).toBe("meetings.before.brief");
    expect(says("meetings: { before: { brief: no } }\n")).toBe("morning_mail");
    expect(says("meetings: { before: { brief: no } }\nmorning_mail: no\n")).toBeUndefined();
    expect(says("who_presses_send: { follow_up: ask }\n")).toBe("who_presses_send.follow_up");
  });

  it("are none for an invitation, which the calendar sends", () => {
    expect(
      says("meetings: { before: { brief: no } }\nmorning_mail: no\nwho_presses_send: { invitation: auto }\n"),
    ).toBeUndefined();
  });

  it("may say so for some people alone", () => {
    const some =
      "meetings: { before: { brief: no } }\nfor:\n  - who: { tag: alumni }\n    who_presses_send: { request: auto }\n";
    expect(says(some)).toBe("who_presses_send.request");
  });
});
