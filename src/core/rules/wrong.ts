/**
 * What is wrong with one value of the rules file: the reason and the fix, in words for the person who wrote it.
 * Thrown by the readers of words, caught by `said.ts`, which knows the key; `faults.ts` adds the line.
 */
export class Wrong extends Error {
  override readonly name = "Wrong";
  /** A whole sentence that begins with a capital, without its full stop. Empty where there is nothing to add. */
  readonly fix: string;
  /** Where inside the value: an index of a list, a key of a map. */
  readonly path: (string | number)[];
  /** Whether the key itself is wrong, not what stands behind it. */
  readonly key: boolean;
  /** `reason` follows a colon: it begins in lower case and has no full stop; it may be empty. */
  constructor(reason: string, fix: string, at?: { path: (string | number)[]; key?: boolean }) {
    super(reason);
    this.fix = fix;
    this.path = at?.path ?? [];
    this.key = at?.key ?? false;
  }
}
