/** What is missing before a request may be written, each with the words for the owner. */
import { type Contact, type Subject, subjects } from "../contact.ts";
import type { Interview } from "../interview.ts";
import type { Rules } from "../rules-shape.ts";
import { isByHand } from "./by-hand.ts";
import { introductionOf } from "./introduction.ts";

export interface Missing {
  what: "address" | "why-them" | Subject | "route" | "introducer";
  says: string;
}

export function missingFor(interview: Interview, rules: Rules, introducer?: Interview): Missing[] {
  const { contact } = interview;
  const missing: Missing[] = [];
  if (isByHand(interview)) {
    // The message goes to their profile.
  } else if (contact.email === undefined) {
    missing.push({ what: "address", says: `there is no address for ${contact.name}` });
  } else if (interview.bouncedAddress === contact.email) {
    missing.push({ what: "address", says: `${contact.email} does not exist; another address is needed` });
  }
  const needs = rules.requests.must_have;
  if (needs.includes("why_them") && (contact.why_them ?? "").trim() === "") {
    missing.push({ what: "why-them", says: `one sentence is missing: why ${contact.name}?` });
  }
  for (const about of subjects) {
    if (needs.includes(about) && !isKnown(contact, about)) {
      const whom = subjectWords(contact, about);
      missing.push({ what: about, says: `a finding about ${whom} is missing, with its source and date` });
    }
  }
  if (needs.includes("route") && contact.via === undefined && contact.introducer === undefined) {
    missing.push({ what: "route", says: `it is not said how ${contact.name} is approached` });
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

/** The gate of one subject is open: something was found, or the owner said that it need not be (S01). */
export function isKnown({ findings, waivers = [] }: Contact, about: Subject): boolean {
  return findings.some((finding) => finding.about === about) || waivers.some(({ what }) => what === about);
}

/** "Priya Raman", "Northwind", "their field". */
export function subjectWords({ name, company, industry }: Contact, about: Subject): string {
  switch (about) {
    case "person":
      return name;
    case "employer":
      return company ?? "their employer";
    case "industry":
      return industry ?? "their field";
  }
}
