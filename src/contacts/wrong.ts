import type { Field } from "./column-names.ts";

/** A value that cannot be used, why, and what to do about it. */
export interface Wrong {
  field: Field;
  /** As it stands in the file, made safe to show and shortened. */
  value: string;
  why: string;
  next: string;
  /** What is left out because of it. */
  drops: "row" | "value";
}
