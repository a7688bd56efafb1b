// The body of an answer: decoded bytes counted while they come, then text.
import type { Response } from 'undici';
import { ProbeError } from '../probe.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

const chunksOf = async (response: Response, maxBytes: number, where: string): Promise<Uint8Array[]> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream and closes the connection: what is still to come is never received.
    if (bytes > maxBytes) throw new ProbeError(`${where}：正文超过 ${maxBytes} 字节`, { kind: 'size', theirs: false });
    chunks.push(chunk);
  }
  return chunks;
};

/** Throws ProbeError `size` beyond the limit, `parse` for bytes that are not UTF-8, and what the network throws as it is. */
export const readText = async (response: Response, maxBytes: number, where: string): Promise<string> => {
  const chunks = await chunksOf(response, maxBytes, where);
  try {
    return utf8.decode(Buffer.concat(chunks));
  } catch (error) {
    throw new ProbeError(`${where}：正文不是 UTF-8`, { kind: 'parse', theirs: false, cause: error });
  }
};

/** Drops a body that nobody reads, and with it the connection. */
export const dropBody = async (response: Response): Promise<void> => {
  await response.body?.cancel().catch(() => {});
};
