// What the evaluators of the hosts' configurations say for an address.
export interface Evaluated {
  status: number;
  /** Of the file that is sent. */
  file?: string;
  /** Names in lower case. */
  headers: Record<string, string>;
}

export const lowerCase = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
