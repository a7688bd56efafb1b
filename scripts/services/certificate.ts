// A self-signed certificate made in memory: no private key lies in the repository, and a test sets when it ends.

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { dayMs } from '#language/dates.ts';

export interface Certificate {
  /** PEM, PKCS #8. */
  key: string;
  /** PEM, X.509. */
  cert: string;
}

// DER (ITU-T X.690): a tag, the length of the value, the value.
const element = (tag: number, ...parts: Buffer[]): Buffer => {
  const value = Buffer.concat(parts);
  const size = value.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
};
const sequence = (...parts: Buffer[]) => element(0x30, ...parts);
const text = (tag: number, value: string) => element(tag, Buffer.from(value));
const objectId = (hex: string) => element(0x06, Buffer.from(hex, 'hex'));

const commonName = objectId('550403');
const subjectAltName = objectId('551d11');
const basicConstraints = objectId('551d13');
const ecdsaWithSha256 = sequence(objectId('2a8648ce3d040302'));

const name = (value: string) => sequence(element(0x31, sequence(commonName, text(0x0c, value))));
const time = (moment: Date) => text(0x18, moment.toISOString().replace(/[-:T]|\.\d+/g, ''));
const extension = (id: Buffer, value: Buffer) => sequence(id, element(0x04, value));

/** For `host` and 127.0.0.1. Each has a subject of its own, since OpenSSL takes the first of that name for the issuer. */
export function selfSigned({ host = 'localhost', from, to }: { host?: string; from: Date; to: Date }): Certificate {
  const serial = randomBytes(8);
  const subject = name(`mock ${serial.toString('hex')}`);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const names = sequence(text(0x82, host), element(0x87, Buffer.from([127, 0, 0, 1])));
  const facts = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.concat([Buffer.from([1]), serial])),
    ecdsaWithSha256,
    subject,
    sequence(time(from), time(to)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(
      0xa3,
      sequence(
        extension(basicConstraints, sequence(element(0x01, Buffer.from([0xff])))),
        extension(subjectAltName, names),
      ),
    ),
  );
  const signature = element(0x03, Buffer.from([0]), sign('sha256', facts, privateKey));
  const certificate = sequence(facts, ecdsaWithSha256, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

/** Valid for some weeks after `now` and, since OpenSSL looks at the real clock, after today. */
export const certificateFor = (now: Date): Certificate =>
  selfSigned({
    from: new Date(Math.min(now.getTime(), Date.now()) - 16 * dayMs),
    to: new Date(Math.max(now.getTime(), Date.now()) + 74.5 * dayMs),
  });
