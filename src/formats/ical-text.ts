/**
 * An iCalendar text as plain data (jCal, RFC 7265), read by ical.js, after the checks that it does not make. What
 * is wrong is said with its line. Everything that reads calendars starts here.
 */
import ICAL from "ical.js";

/** A property: values keep the form of jCal (`2026-03-01T10:00:00Z`, `PT1H`, a recur object). */
export interface Property {
  name: string;
  /** Parameters by lower-case name. */
  params: Record<string, string>;
  type: string;
  values: unknown[];
}

export interface Component {
  name: string;
  properties: Property[];
  components: Component[];
}

/** Thrown for a text that is no calendar; the message is a sentence without the file's name. */
export class IcalError extends Error {
  override readonly name = "IcalError";
}

const mostCharacters = 10 * 1024 * 1024;

/** The VCALENDARs of a text. Throws IcalError. */
export function readCalendars(text: string): Component[] {
  if (text.length > mostCharacters) {
    throw new IcalError(`it is ${text.length >> 20} MB large; at most ${mostCharacters >> 20} MB are read`);
  }
  // Exchange writes a colon into a parameter without the quotes that it needs.
  const source = text
    .replace(/^\ufeff/, "")
    .replace(/;TZID=(tzone:\/\/[^:;"\r\n]{1,80})(?=[:;])/g, ';TZID="$1"');
  checkLines(source);
  const calendars = parse(source).filter((root) => root.name === "vcalendar");
  if (calendars.length === 0) throw new IcalError("it holds no calendar (no BEGIN:VCALENDAR)");
  return calendars;
}

/** The first property of that lower-case name. */
export function property(component: Component, name: string): Property | undefined {
  return component.properties.find((found) => found.name === name);
}

/** The first value of the first property of that name, as text; undefined where there is none. */
export function textOf(component: Component, name: string): string | undefined {
  const value = property(component, name)?.values[0];
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}

/** ical.js reads `COUNT=1e9` as one, and takes anything for an interval; a rule is only as good as every part of it. */
const ruleParts: Record<string, RegExp> = {
  FREQ: /^(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  COUNT: /^[0-9]{1,10}$/,
  INTERVAL: /^[1-9][0-9]{0,9}$/,
  UNTIL: /^[0-9]{8}(T[0-9]{6}Z?)?$/,
  WKST: /^(SU|MO|TU|WE|TH|FR|SA)$/,
  BYDAY: /^([+-]?[0-9]{0,2}(SU|MO|TU|WE|TH|FR|SA),?)+$/,
};

function parse(source: string): Component[] {
  try {
    const parsed: unknown = ICAL.parse(source);
    const roots: unknown = Array.isArray(parsed) && typeof parsed[0] === "string" ? [parsed] : parsed;
    return Array.isArray(roots) ? roots.map(toComponent) : [];
  } catch (error) {
    // Among them the RangeError of a text that is nested without end.
    throw new IcalError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function checkLines(source: string): void {
  const lines = source.split(/\r?\n/);
  lines.forEach((line, at) => {
    if (!/^(RRULE|EXRULE)[:;]/i.test(line)) return;
    let rule = line;
    for (let next = at + 1; /^[ \t]/.test(lines[next] ?? "") && rule.length < 10_000; next++)
      rule += (lines[next] ?? "").slice(1);
    const value = rule.slice(rule.indexOf(":") + 1).trim();
    for (const part of value.split(";").filter((piece) => piece !== "")) {
      const [name = "", setting = ""] = part.split("=");
      const form =
        ruleParts[name.toUpperCase()] ??
        (/^BY[A-Z]+$/i.test(name) ? /^[+-]?[0-9]{1,3}(,[+-]?[0-9]{1,3})*$/ : /^/);
      if (!form.test(setting.toUpperCase()))
        throw new IcalError(`line ${at + 1}: ${part.slice(0, 60)} is not a valid part of a repetition`);
    }
  });
}

function toComponent(jcal: unknown): Component {
  const [name, properties, components] = Array.isArray(jcal) ? jcal : [];
  return {
    name: String(name),
    properties: Array.isArray(properties) ? properties.map(toProperty) : [],
    components: Array.isArray(components) ? components.map(toComponent) : [],
  };
}

function toProperty(jcal: unknown): Property {
  const [name, params, type, ...values] = Array.isArray(jcal) ? jcal : [];
  const texts = Object.entries(typeof params === "object" && params !== null ? params : {}).map(
    ([key, value]) => [key, String(value)],
  );
  return { name: String(name), params: Object.fromEntries(texts), type: String(type), values };
}
