// A browser engine as its tests drive it: one window, used for one address after the other, with real clicks and keys.

/** What each engine can do in the same way; the system is dark, so that a light page is one that the reader chose. */
export interface Engine {
  /** Opens an address and waits until it is loaded. */
  open(address: string): Promise<void>;
  /** The result of a function that runs in the page: it may use nothing around it. */
  evaluate<Result, Given extends unknown[]>(code: (...given: Given) => Result, ...given: Given): Promise<Result>;
  /** Makes the page as large as this, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  clickAt(x: number, y: number): Promise<void>;
  /** Presses the keys of a text one after the other; `keys` are those without a letter. */
  type(text: string): Promise<void>;
  press(key: keyof typeof keys): Promise<void>;
  back(): Promise<void>;
  forward(): Promise<void>;
  /** The page as it is printed on A4, as a PDF. */
  print(): Promise<Buffer>;
  close(): Promise<void>;
}

/** Keys without a letter, by their code in WebDriver. https://www.w3.org/TR/webdriver2/#keyboard-actions */
export const keys = { Enter: '\uE007', Escape: '\uE00C' } as const;

/**
 * Writes down what the page complains of, from its very start, in `complaints`: errors of scripts, promises that nobody waited for,
 * what the Content-Security-Policy forbade, what was not loaded, and errors on the console. Runs in the page.
 */
export function recordComplaints(): void {
  const complaints: string[] = [];
  Object.assign(globalThis, { complaints });
  addEventListener(
    'error',
    ({ target, message }: ErrorEvent) =>
      complaints.push(target === window ? `script: ${message}` : `not loaded: ${(target as Element).outerHTML}`),
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => {
    // A browser may leave out the fade between two pages: the page is shown all the same.
    if (!/transition/i.test(String(reason))) complaints.push(`promise: ${String(reason)}`);
  });
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    complaints.push(`Content-Security-Policy: ${violatedDirective} ${blockedURI}`),
  );
  const { error } = console;
  console.error = (...given: unknown[]) => {
    complaints.push(`console: ${given.join(' ')}`);
    error.apply(console, given);
  };
}
