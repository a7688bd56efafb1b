// Takes back the rules for fetching pages ahead where the reader's browser says that data is to be saved.
const { connection } = navigator as Navigator & { connection?: { saveData: boolean } };
if (connection?.saveData) document.querySelector('[type=speculationrules]')?.remove();
