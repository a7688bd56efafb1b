// npm test -- all runs each test with all of its inputs; npm test alone with a choice that shows the same of one of each kind.

/** Whether this is the whole run. */
export const isWhole = Boolean(process.env['TEST_ALL']);
