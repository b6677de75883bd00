/** The ids of the folders whose names mean the same in every mailbox. */
import { type GraphClient, part } from "./client.ts";
import { Folder } from "./wire.ts";

export type FolderName = "inbox" | "sentitems" | "drafts" | "deleteditems" | "junkemail";

export interface Folders {
  /** Asked for once. Throws `ProviderError`. */
  idOf(name: FolderName): Promise<string>;
}

export function mailFolders(client: GraphClient): Folders {
  const known = new Map<FolderName, Promise<string>>();
  return {
    idOf(name) {
      const asked = known.get(name) ?? ask(client, name);
      known.set(name, asked);
      asked.catch(() => known.delete(name));
      return asked;
    },
  };
}

async function ask(client: GraphClient, name: FolderName): Promise<string> {
  const path = `/me/mailFolders/${part(name)}`;
  const { id } = await client.ask({ path, query: { $select: "id" }, intent: "reading", reply: Folder });
  return id;
}
