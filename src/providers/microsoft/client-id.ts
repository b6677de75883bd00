/** The owner's own app registration: its id, and who may sign in with it. It has no secret (RFC 8252, 8.4). */
import { Problem } from "../../core/problem.ts";

export interface OAuthClient {
  /** The "Application (client) ID". */
  id: string;
  /** `common`, `organizations`, `consumers`, or the id or a domain of one directory. */
  tenant: string;
}

/** Throws `provider/client` for what no app registration and no directory is called. */
export function checkClient(client: OAuthClient): OAuthClient {
  const id = client.id.trim().toLowerCase();
  const tenant = client.tenant.trim().toLowerCase();
  if (!guid.test(id)) {
    throw new Problem("provider/client", {
      what: "This is not the id of an app registration, which has 32 hex digits in five groups.",
      where: "--client-id",
      next: 'Copy "Application (client) ID" from the Overview of your app registration (docs/providers.md shows each field).',
    });
  }
  if (!guid.test(tenant) && !/^(?:common|organizations|consumers|(?:[a-z0-9-]+\.)+[a-z]{2,})$/.test(tenant)) {
    throw new Problem("provider/client", {
      what: "This does not say who may sign in.",
      where: "--tenant",
      next: 'Write common (everybody), organizations (work and school), consumers (personal), or the "Directory (tenant) ID" of your app registration.',
    });
  }
  return { id, tenant };
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
