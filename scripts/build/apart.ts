// HTML for programs that read its text: what stands apart on the page stands apart in the text, too.

/**
 * The HTML with neighbouring elements, such as a label and its value, a space apart, as they are on the page. Code stays as
 * it is, for its colouring cuts words.
 */
export function apart(html: string): string {
  const pieces = html.split(/(<pre[\s>].*?<\/pre>)/s);
  return pieces.map((piece, i) => (i % 2 ? piece : piece.replace(/<\/[a-z][^>]*>(?=<[a-z])/g, '$& '))).join('');
}
