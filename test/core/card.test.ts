import { describe, expect, it } from "vitest";
import { cardLines, cardOf, signatureLines } from "../../src/core/card.ts";
import { rulesOf } from "./planner/world.ts";

const rules = (more: string) =>
  rulesOf(`me:
  name: Dana Okafor
  about: I was a public-health nurse for six years.
  curious_about: how people got from the clinic into a data team
  timezone: America/New_York
${more}mailbox: { address: dana@example.com, provider: local }
`);
const all = `  role: Public-health nurse
  skills: SQL, triage data, plain writing
  phone: +1 212 555 0123
  link: https://www.linkedin.com/in/dana-okafor
`;

describe("the owner's card (S46)", () => {
  it("says who one is, what one can do, and how one is reached, a line each", () => {
    expect(cardLines(cardOf(rules(all)))).toEqual([
      "Dana Okafor",
      "Public-health nurse",
      "SQL, triage data, plain writing",
      "dana@example.com",
      "+1 212 555 0123",
      "https://www.linkedin.com/in/dana-okafor",
    ]);
  });

  it("is name and address where the rules say no more", () => {
    expect(cardLines(cardOf(rules("")))).toEqual(["Dana Okafor", "dana@example.com"]);
  });

  it("stands under a first mail only where the rules ask for it, without the address that the mail shows", () => {
    expect(signatureLines(rules(all))).toEqual([]);
    expect(signatureLines(rules(`${all}  signature: yes\n`))).toEqual([
      "Public-health nurse",
      "SQL, triage data, plain writing",
      "+1 212 555 0123",
      "https://www.linkedin.com/in/dana-okafor",
    ]);
  });
});
