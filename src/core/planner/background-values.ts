/** What research noted, as values for templates (S02–S06, S08, S75). What is not known is absent. */
import type { Values } from "../action.ts";
import { formerPosts, presentPost, sayPost, tenure } from "../background.ts";
import type { Contact } from "../contact.ts";
import type { Rules } from "../rules-shape.ts";
import { isKnown, subjectWords } from "./must-have.ts";

/** Under `contact.` */
export function backgroundOf(contact: Contact, today: Temporal.PlainDate, language: string): Values {
  const [former] = formerPosts(contact);
  const expertise = contact.findings
    .filter(({ topic }) => topic === "expertise")
    .toSorted((a, b) => b.on.localeCompare(a.on))[0];
  return {
    industry: contact.industry,
    school: contact.school,
    event: contact.event,
    since: presentPost(contact)?.from?.slice(0, 4),
    tenure: tenure(contact, today, language),
    past_role: former?.role,
    past_company: former?.company,
    expertise: expertise?.text,
  };
}

/** For the brief: their posts, whom they know, and what the owner does not know yet (S04, S06). */
export function sheetOf(contact: Contact, rules: Rules, language: string): Values {
  const asked = new Set(rules.requests.must_have);
  const subjects = (["person", "employer", "industry"] as const).filter(
    (about) => about !== "industry" || asked.has("industry"),
  );
  return {
    positions: some((contact.positions ?? []).map((post) => sayPost(post, language))),
    knows: some(contact.knows ?? []),
    not_known: some(
      subjects.filter((about) => !isKnown(contact, about)).map((about) => subjectWords(contact, about)),
    ),
  };
}

/** A list with nothing in it is no value. */
export function some(items: string[]): string[] | undefined {
  return items.length === 0 ? undefined : items;
}
