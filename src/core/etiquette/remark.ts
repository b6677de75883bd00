/** What etiquette says of a mail, and the mail that it says it of. */
import type { Values } from "../action.ts";
import type { Step } from "../keys.ts";

export type EtiquetteRule =
  | "job-ask"
  | "purpose"
  | "no-job-said"
  | "why-them"
  | "sourced-fact"
  | "one-ask"
  | "length"
  | "brevity"
  | "subject"
  | "flattery"
  | "pressure"
  | "question"
  | "merge";

export interface Remark {
  rule: EtiquetteRule;
  /** `kept`: the rule is satisfied, and by which words. */
  weight: "kept" | "warning" | "error";
  /** A whole sentence for the owner. */
  says: string;
  /** As they stand in the mail. */
  words?: string;
}

/** A mail as it would leave, with the values that it was made from. */
export interface FinishedMail {
  step: Step;
  /** BCP 47. */
  language: string;
  subject: string;
  text: string;
  values: Values;
}
