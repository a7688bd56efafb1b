// A small client of WebDriver: as much as the tests need of it. https://www.w3.org/TR/webdriver2/

/** Sends one command of a session and returns its value. */
export type Command = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

/** @throws Error with the driver's own error code and message */
async function send(base: string, method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(base + path, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await answer.json()) as { value: { error?: string; message?: string } | null };
  if (!answer.ok) throw new Error(`WebDriver: ${method} ${path}: ${value?.error}: ${value?.message}`);
  return value;
}

/**
 * Opens a session with the driver at `base`.
 * @throws Error when the browser does not start
 */
export async function openSession(base: string, capabilities: object): Promise<Command> {
  const opened = await send(base, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } });
  const { sessionId } = opened as { sessionId: string };
  return (method, path, body) => send(base, method, `/session/${sessionId}${path}`, body);
}
