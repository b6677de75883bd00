/**
 * Where an adapter's requests get their right to ask. Signing in, keeping the tokens safe and renewing them is
 * somebody else's; an adapter only says whose answer was that a token no longer holds.
 */
export interface AccessTokens {
  /**
   * An access token that holds now, renewed where it had to be. Throws `ProviderError`: `signed-out` where the
   * account has to sign in again, `unavailable` where the token endpoint could not be asked.
   */
  current(): Promise<string>;
  /** Google refused this token with 401: the next `current` may not be it again. */
  refused(token: string): Promise<void>;
}
