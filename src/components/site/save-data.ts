// Removes the rules for fetching pages ahead where the reader's browser asks to save data.
const { connection } = navigator as Navigator & { connection?: { saveData: boolean } };
if (connection?.saveData) (document.querySelector('[type=speculationrules]') as Element).remove();
