/** Ends every `switch` over a union: a forgotten case does not compile, and a bad value from outside says what it was. */
export function never(value: never, what: string): never {
  throw new TypeError(`Unknown ${what}: ${JSON.stringify(value)}`);
}
