/** What is wrong with a home beyond the lines of its rules: the zone, the calendars they name, the templates, the right to send. */
import { join } from "node:path";
import type { Home } from "../app.ts";
import { Problem } from "../core/problem.ts";
import { cite } from "../core/rules/cite.ts";
import { nearest } from "../core/rules/nearest.ts";
import type { Rules } from "../core/rules-shape.ts";
import { ProviderError } from "../providers/provider.ts";
import { missingSendRight } from "./send-right.ts";

/** Returns how many templates there are. Throws what is wrong: one Problem, or all of them in one. */
export async function findFaults(home: Home): Promise<number> {
  const faults: Problem[] = [];
  const keep = (error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    faults.push(error);
  };
  const { rules } = home.rules;
  try {
    home.zone();
  } catch (error) {
    keep(error);
  }
  if (home.provider === "local")
    faults.push(...(await unknownCalendars(rules, join(home.folder, "calendar"))));
  else if (home.isConnected && faults.length === 0) faults.push(...(await unknownAtProvider(home)));
  const right = missingSendRight(home);
  if (right !== undefined) faults.push(right);
  const templates = await home.templates().catch(keep);
  if (templates !== undefined) faults.push(...unknownTemplates(rules, [...templates.known.keys()]));
  const [first, ...others] = faults;
  if (first === undefined) return templates?.known.size ?? 0;
  throw others.length === 0 ? first : together(first, faults);
}

/** Asked only where a calendar is named beside the primary one. A provider that does not answer says nothing of the rules. */
async function unknownAtProvider(home: Home): Promise<Problem[]> {
  const { rules } = home.rules;
  if (rules.meetings.busy_calendars.every((name) => name === "primary")) return [];
  const now = home.clock();
  try {
    const { calendar } = await home.deps();
    await calendar.busy(now, now.add({ hours: 1 }));
    return [];
  } catch (error) {
    if (error instanceof ProviderError) return [];
    if (!(error instanceof Problem)) throw error;
    const { code, message, next } = error;
    return [
      new Problem(
        code,
        { what: message, where: cite(rules, "meetings.busy_calendars"), next },
        { cause: error },
      ),
    ];
  }
}

async function unknownCalendars(rules: Rules, folder: string): Promise<Problem[]> {
  const wanted = [
    { path: "meetings.busy_calendars", names: rules.meetings.busy_calendars },
    ...rules.for.map(({ patch }, index) => ({
      path: `for[${index}].meetings.busy_calendars`,
      names: patch.meetings?.busy_calendars ?? [],
    })),
  ].flatMap(({ path, names }) => names.filter((name) => name !== "primary").map((name) => ({ path, name })));
  if (wanted.length === 0) return [];
  const { calendarNames } = await import("../providers/local/ics-folder.ts");
  const there = await calendarNames(folder);
  return wanted
    .filter(({ name }) => !there.includes(name))
    .map(({ path, name }) => {
      const meant = nearest(name, there);
      return new Problem("rules/invalid", {
        what: `There is no calendar \`${name}\`${meant === undefined ? "" : `; did you mean \`${meant}\`?`}`,
        where: cite(rules, path),
        next: `Make the folder calendar/${name}, or name one of: ${["primary", ...there].join(", ")}.`,
      });
    });
}

function unknownTemplates(rules: Rules, known: readonly string[]): Problem[] {
  const names = [...new Set(known.map((name) => name.slice(name.indexOf("/") + 1)))];
  const wanted = [
    { path: "requests.template", name: rules.requests.template },
    ...rules.for.flatMap(({ patch }, index) => {
      const name = patch.requests?.template;
      return name === undefined ? [] : [{ path: `for[${index}].requests.template`, name }];
    }),
  ];
  return wanted
    .filter(({ name }) => !names.includes(name))
    .map(({ path, name }) => {
      const meant = nearest(name, names);
      return new Problem("templates/invalid", {
        what: `There is no template \`${name}\`${meant === undefined ? "" : `; did you mean \`${meant}\`?`}`,
        where: cite(rules, path),
        next: `Write templates/en/${name}.mjml, or name another one (docs/templates.md).`,
      });
    });
}

function together(first: Problem, faults: readonly Problem[]): Problem {
  const lines = faults.map(
    ({ where, message, next }) => `  ${where === undefined ? "" : `${where}: `}${message} ${next}`,
  );
  return new Problem(first.code, {
    what: [`${faults.length} things need a correction:`, ...lines].join("\n"),
    next: "Correct them, then run `quarterhour check` again. Nothing was changed.",
  });
}
