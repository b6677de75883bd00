/** What etiquette says of the owner's own templates, each filled for somebody who does not exist. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "../app.ts";
import type { Values } from "../core/action.ts";
import { examineMail } from "../core/etiquette/examine-mail.ts";
import type { Remark } from "../core/etiquette/remark.ts";
import type { Step } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";

export interface ExaminedTemplate {
  /** `language/name`. */
  name: string;
  remarks: Remark[];
}

/** Those with something amiss; empty where the home has no templates of its own. */
export async function examineTemplates(home: Home): Promise<ExaminedTemplate[]> {
  if (!existsSync(join(home.folder, "templates"))) return [];
  const { rules } = home.rules;
  const templates = await home.templates();
  const examined: ExaminedTemplate[] = [];
  for (const name of templates.known.keys()) {
    const [language = "en", template = name] = name.split("/");
    const values = sample(rules.me, rules.meetings.length);
    const to = { name: "Robin Sample", address: "robin@example.org" };
    try {
      const mail = await templates.render({ template, language, values, to, offered: [] });
      const step = stepOf(template);
      const remarks = examineMail({ ...mail, step, language, values }).filter(
        ({ weight, rule }) => weight !== "kept" && rule !== "sourced-fact",
      );
      if (remarks.length > 0) examined.push({ name, remarks });
    } catch (error) {
      // A value that only real people have: then there is nothing to be said before.
      if (!(error instanceof Problem)) throw error;
    }
  }
  return examined;
}

function stepOf(template: string): Step {
  return template.startsWith("request") ? "request" : template === "brief" ? "brief" : "check-in";
}

function sample(me: { name: string; about: string; curious_about: string }, length: number): Values {
  const [first = me.name] = me.name.split(" ");
  return {
    me: { name: me.name, first_name: first, about: me.about, curious_about: me.curious_about },
    contact: {
      name: "Robin Sample",
      first_name: "Robin",
      role: "Engineer",
      company: "Sample Works",
      city: "Leeds",
    },
    why_them: "Your lecture on bridges stayed with me.",
    finding: "Sample Works opened a second yard.",
    findings: ["Sample Works opened a second yard. (example.org, 2026-05-02)"],
    length,
    mode_words: "by phone or video",
    offer: { times: "Tuesday 1 December at 10:00, London time", count: 1, zone: "London time" },
    introducer: { name: "Kim Other", first_name: "Kim" },
    target: { name: "Alex Third", first_name: "Alex", company: "Sample Works", role: "Engineer" },
    meeting: {
      when: "Tuesday 1 December at 10:00, London time",
      when_mine: "Tuesday 1 December at 10:00, London time",
      when_both: "Tuesday 1 December at 10:00, London time",
      day: "Tuesday",
      length,
      place: "phone",
    },
    debrief: "You showed me where to begin.",
    news: "The first course is done.",
    questions: ["How did you get into this field?", "Who else would you suggest that I talk to?"],
    until: "Monday 1 March",
  };
}
