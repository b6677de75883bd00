import type { EtiquetteRule } from "../../../src/core/etiquette/remark.ts";

/** What a first mail has to keep, each with the words that keep it. */
export const firstMailRules: EtiquetteRule[] = [
  "job-ask",
  "purpose",
  "no-job-said",
  "why-them",
  "one-ask",
  "length",
  "brevity",
  "subject",
];
