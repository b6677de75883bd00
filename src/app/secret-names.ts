/** What the vault holds of an account. */

export const secretNames = {
  refreshToken: "refresh-token",
  /** At Microsoft instead of that: msal's cache, which holds it. */
  cache: "msal-cache",
  /** The OAuth client: its id, and what the provider calls its secret or who may sign in with it, as JSON. */
  client: "client",
} as const;
