const localFile = Buffer.from('PK\u0003\u0004', 'latin1');
const emptyZip = Buffer.from('PK\u0005\u0006', 'latin1');
/** Where the list of files stands: at the end, and the names of the first files at the start. */
const lookedAt = 256 * 1024;

/** Whether the file starts as a zip does. */
export const looksLikeZip = (bytes: Buffer): boolean =>
  bytes.subarray(0, 4).equals(localFile) || bytes.subarray(0, 4).equals(emptyZip);

/** Whether the zip seems to hold a file of this name; its list of files is not read for that. */
export function seemsToHold(bytes: Buffer, name: string): boolean {
  return bytes.subarray(0, lookedAt).includes(name) || bytes.subarray(-lookedAt).includes(name);
}
