import { Problem } from "../core/problem.ts";

/** A line of a template file (from 1), the file named as the owner knows it. */
export interface Place {
  file: string;
  line: number;
}

/** The Problem `templates/invalid`: what is wrong, where, and the fix. */
export function invalid(place: Place, what: string, fix: string, options?: ErrorOptions): Problem {
  const says = {
    what,
    where: `${place.file}:${place.line}`,
    next: `${fix} Until then no mail is made from this template.`,
  };
  return new Problem("templates/invalid", says, options);
}
