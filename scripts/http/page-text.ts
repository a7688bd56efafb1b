// The text of a page of HTML, in whatever encoding it is; a byte that is none in it is no reason to doubt the page.

const decoderFor = (label: string | undefined): TextDecoder | undefined => {
  try {
    return label ? new TextDecoder(label) : undefined;
  } catch {
    return undefined;
  }
};

/** How far browsers look for the declaration: https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding */
const prescanned = 1024;

/**
 * By the encoding that the header names, else the page itself, else UTF-8; bytes that do not fit are U+FFFD. `contentType` is the
 * whole header.
 */
export const pageText = (bytes: Buffer, contentType: string): string => {
  const [, named] = /;\s{0,9}charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/i.exec(contentType) ?? [];
  const start = bytes.toString('latin1', 0, prescanned);
  const [, declared] = /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/i.exec(start) ?? [];
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb ? 'utf-8' : undefined;
  const decoder = decoderFor(marked) ?? decoderFor(named) ?? decoderFor(declared) ?? new TextDecoder();
  return decoder.decode(bytes);
};
