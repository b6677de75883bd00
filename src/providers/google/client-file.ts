/** The owner's own OAuth client, as the Google console gives it to be downloaded. */
import { z } from "zod";
import { Problem } from "../../core/problem.ts";

export interface OAuthClient {
  id: string;
  /** Not a secret in truth, for a program that anybody can read (RFC 8252, 8.5); Google wants it all the same. */
  secret: string;
}

const Client = z.object({ client_id: z.string().min(1), client_secret: z.string().min(1) });
const ClientFile = z.object({ installed: Client });
const WebClientFile = z.object({ web: z.unknown() });

/** `text` is the file's, `file` its name for messages. Throws `provider/client`. */
export function parseClientFile(text: string, file: string): OAuthClient {
  const json = parseJson(text);
  const parsed = ClientFile.safeParse(json);
  if (parsed.success) {
    const { client_id: id, client_secret: secret } = parsed.data.installed;
    return checkClient({ id, secret }, file);
  }
  throw new Problem("provider/client", {
    what: WebClientFile.safeParse(json).success
      ? "This OAuth client is one for a web application; its sign-in cannot come back to a program on your machine."
      : "This is not the file of an OAuth client.",
    where: file,
    next: "In the Google console make a client of the type Desktop app and download its JSON file (docs/providers.md shows each field).",
  });
}

/** Throws `provider/client` for an id that no client of Google has. */
export function checkClient(client: OAuthClient, where: string): OAuthClient {
  if (/^[\w-]+\.apps\.googleusercontent\.com$/.test(client.id)) return client;
  throw new Problem("provider/client", {
    what: "The id of the OAuth client does not end in .apps.googleusercontent.com.",
    where,
    next: "Copy the client ID as it stands in the Google console, or download the client's JSON file and give it with --client-file.",
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
