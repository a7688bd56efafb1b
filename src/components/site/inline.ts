// The scripts and rules that stand in every page as they are written here; a build lets no others stand in a page.

/** Before anything is shown: the colours that the reader chose. */
export const theme =
  "try{var t=localStorage.getItem('theme');if(t=='light'||t=='dark')document.documentElement.dataset.theme=t}catch(e){}";

/** Browsers that know such rules fetch a page when the reader points at its link for a moment; save-data.ts. */
export const fetchAhead = '{"prefetch":[{"where":{"href_matches":"/*/"},"eagerness":"moderate"}]}';
