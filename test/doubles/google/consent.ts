/** A browser that follows a script: it opens the sign-in page, ticks what it was told, and goes where it is sent. */

export interface Consent {
  /** Whose account. */
  as: string;
  /** The scopes to leave ticked; all of them where undefined. */
  grant?: readonly string[];
  deny?: true;
}

export interface ConsentResult {
  /** Where the browser was sent: the product's own address on loopback, with `code` or `error`. */
  location: URL;
  /** What the product answered there. */
  status: number;
  body: string;
}

/** Throws where the page refuses the request, with what it says. */
export async function consent(authUrl: string, { as, grant, deny }: Consent): Promise<ConsentResult> {
  const { location } = await decide(authUrl, {
    as,
    ...(grant === undefined ? {} : { grant }),
    ...(deny === undefined ? {} : { deny }),
  });
  const reply = await fetch(location, { redirect: "manual" });
  return { location, status: reply.status, body: await reply.text() };
}

/** The same up to the point where the browser would go back. */
export async function decide(authUrl: string, { as, grant, deny }: Consent): Promise<{ location: URL }> {
  const page = await fetch(authUrl);
  const text = await page.text();
  if (page.status !== 200) throw new Error(`the sign-in page says ${page.status}: ${words(text)}`);
  const request = unescaped(/name="request" value="([^"]*)"/.exec(text)?.[1] ?? "");
  const boxes = [...text.matchAll(/name="scope" value="([^"]*)"/g)].map(([, scope = ""]) => unescaped(scope));
  const form = new URLSearchParams({ request, account: as, decision: deny === true ? "deny" : "allow" });
  for (const scope of boxes) if (grant === undefined || grant.includes(scope)) form.append("scope", scope);
  const action = new URL(unescaped(/action="([^"]*)"/.exec(text)?.[1] ?? ""), authUrl);
  const answer = await fetch(action, { method: "POST", body: form, redirect: "manual" });
  const to = answer.headers.get("location");
  if (to === null) throw new Error(`the sign-in page says ${answer.status}: ${words(await answer.text())}`);
  return { location: new URL(to) };
}

function words(html: string): string {
  return unescaped(html.replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
