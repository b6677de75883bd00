/** The directory in which all personal accounts at Microsoft are; the id of an account there ends with it. */
const personalTenant = "9188040d-6c67-4c5b-b112-36a304b66dad";

/** `accountId` is the stable id that Microsoft gave: of the account, and of its directory. */
export function isPersonal(accountId: string): boolean {
  return accountId.toLowerCase().endsWith(`.${personalTenant}`);
}
