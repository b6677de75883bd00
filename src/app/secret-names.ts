/** What the vault holds of an account. */

export const secretNames = {
  refreshToken: "refresh-token",
  /** The OAuth client: its id and what the provider calls its secret, as JSON. */
  client: "client",
} as const;
