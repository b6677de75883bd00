/** What is missing before a request may be written, each with the words for the owner. */
import type { Interview } from "../interview.ts";
import type { Rules } from "../rules-shape.ts";
import { introductionOf } from "./introduction.ts";

export interface Missing {
  what: "address" | "why-them" | "person" | "employer" | "introducer";
  says: string;
}

export function missingFor(interview: Interview, rules: Rules, introducer?: Interview): Missing[] {
  const { contact } = interview;
  const missing: Missing[] = [];
  if (contact.email === undefined) {
    missing.push({ what: "address", says: `there is no address for ${contact.name}` });
  } else if (interview.bouncedAddress === contact.email) {
    missing.push({ what: "address", says: `${contact.email} does not exist; another address is needed` });
  }
  const needs = rules.requests.must_have;
  if (needs.includes("why_them") && (contact.why_them ?? "").trim() === "") {
    missing.push({ what: "why-them", says: `one sentence is missing: why ${contact.name}?` });
  }
  for (const about of ["person", "employer"] as const) {
    if (needs.includes(about) && !contact.findings.some((finding) => finding.about === about)) {
      const whom = about === "person" ? contact.name : (contact.company ?? "their employer");
      missing.push({ what: about, says: `a finding about ${whom} is missing, with its source and date` });
    }
  }
  if (needs.includes("introducer_thanked") && introducer !== undefined) {
    const { name } = introducer.contact;
    const state = introductionOf(interview, introducer);
    if (state === "to-ask")
      missing.push({ what: "introducer", says: `${name} is asked for an introduction first` });
    if (state === "asked")
      missing.push({
        what: "introducer",
        says: `${name} was asked for an introduction and has not answered`,
      });
    if (state === "introduced")
      missing.push({ what: "introducer", says: `${name} is thanked for the introduction first` });
  }
  return missing;
}
