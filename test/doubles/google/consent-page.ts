/** The pages that a browser sees at Google: whose account, and which of the scopes. */

export function consentPage(accounts: readonly string[], query: URLSearchParams): string {
  const scopes = (query.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
  const boxes = scopes.map(
    (scope) =>
      `<label><input type="checkbox" name="scope" value="${escaped(scope)}" checked>${escaped(scope)}</label>`,
  );
  const options = accounts.map((email) => `<option>${escaped(email)}</option>`);
  return page(
    "Sign in with Google",
    `<form method="post" action="/o/oauth2/v2/auth">
<input type="hidden" name="request" value="${escaped(query.toString())}">
<select name="account">${options.join("")}</select>
${boxes.join("\n")}
<button name="decision" value="allow">Continue</button>
<button name="decision" value="deny">Cancel</button>
</form>`,
  );
}

export function errorPage(what: string): string {
  return page("Access blocked: Authorization Error", `<p>Error 400: ${escaped(what)}</p>`);
}

/** What a gateway says: no JSON. */
export function gatewayPage(status: number, words: string): string {
  return page(`Error ${status} (${words})!!1`, `<p><b>${status}.</b> That’s an error.</p>`);
}

function page(title: string, body: string): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>${body}</body></html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
