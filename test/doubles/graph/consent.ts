/** The person at the browser: signs in, agrees or not, and lets the page post itself back to the app. */

interface Door {
  url: string;
}

/** What the app shows in the browser afterwards. */
export interface ConsentResult {
  status: number;
  body: string;
}

/**
 * Opens the address that the app would open in a browser and answers as that person. The app gets its answer at its
 * redirect address, and says what it shows there. Throws with the words of the page where the person gets no further.
 */
export async function consent(
  double: Door,
  authorizeUrl: string,
  how: { as: string; deny?: boolean },
): Promise<ConsentResult> {
  const address = new URL(authorizeUrl);
  const first = await fetch(new URL(`${address.pathname}${address.search}`, double.url));
  const form = formOf(await words(first));
  form.fields.set("as", how.as);
  form.fields.set("answer", how.deny === true ? "cancel" : "agree");
  const second = await fetch(new URL(form.action, double.url), {
    method: "POST",
    body: form.fields,
    redirect: "manual",
  });
  const location = second.headers.get("location");
  if (location !== null) {
    return shown(await fetch(location));
  }
  const last = formOf(await words(second));
  return shown(await fetch(last.action, { method: "POST", body: last.fields }));
}

async function shown(answer: Response): Promise<ConsentResult> {
  return { status: answer.status, body: await answer.text() };
}

/** Enters the code that a device shows. Throws where there is no such code, or the person may not use it. */
export async function approveDevice(
  double: Door,
  userCode: string,
  how: { as: string; deny?: boolean },
): Promise<void> {
  const body = new URLSearchParams({
    code: userCode,
    as: how.as,
    answer: how.deny === true ? "cancel" : "agree",
  });
  await words(await fetch(new URL("/common/oauth2/deviceauth", double.url), { method: "POST", body }));
}

async function words(response: Response): Promise<string> {
  const text = await response.text();
  if (response.ok) return text;
  const said = response.headers.get("content-type")?.startsWith("application/json")
    ? JSON.parse(text).error_description
    : text;
  throw new Error(`the sign-in page says: ${said}`);
}

function formOf(html: string): { action: string; fields: URLSearchParams } {
  const action = /<form[^>]* action="([^"]*)"/.exec(html)?.[1];
  if (action === undefined) throw new Error(`there is no form on the page: ${html}`);
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return {
    action: plain(action),
    fields: new URLSearchParams(inputs.map(([, name = "", value = ""]) => [plain(name), plain(value)])),
  };
}

function plain(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
