/** The statements that the product makes for one action, written down as they go to the driver, and made again with nothing of the product around them. */
import { AsyncLocalStorage } from "node:async_hooks";
import { Client, Pool, type QueryConfig } from "pg";

interface Statement {
  text: string;
  values: unknown[];
}

/** In their order, by action. */
export type Recorded = ReadonlyMap<string, readonly Statement[]>;

/** While `work` runs, everything that is asked within `of(name, …)` is written down under that name. */
export async function recorded(
  work: (of: <T>(name: string, deed: () => Promise<T>) => Promise<T>) => Promise<void>,
): Promise<Recorded> {
  const within = new AsyncLocalStorage<Statement[]>();
  const all = new Map<string, Statement[]>();
  const plain = Client.prototype.query;
  Client.prototype.query = function (this: Client, ...given: unknown[]) {
    const [config] = given as [QueryConfig];
    within.getStore()?.push({ text: config.text, values: config.values ?? [] });
    return Reflect.apply(plain, this, given) as never;
  } as typeof plain;
  try {
    await work((name, deed) => {
      const statements: Statement[] = [];
      all.set(name, statements);
      return within.run(statements, deed);
    });
    return all;
  } finally {
    Client.prototype.query = plain;
  }
}

/** Milliseconds for all of them, so many actions at once over so many connections. */
export async function replayed(
  databaseUrl: string,
  actions: Recorded,
  { atOnce, connections }: { atOnce: number; connections: number },
): Promise<number> {
  const pool = new Pool({ connectionString: databaseUrl, max: connections });
  const clients = await Promise.all(Array.from({ length: connections }, () => pool.connect()));
  for (const client of clients) client.release();
  const lists = [...actions.values()];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let list = lists.pop(); list !== undefined; list = lists.pop()) {
        const client = await pool.connect();
        for (const { text, values } of list) await client.query(text, values);
        client.release();
      }
    }),
  );
  const took = performance.now() - began;
  await pool.end();
  return took;
}
