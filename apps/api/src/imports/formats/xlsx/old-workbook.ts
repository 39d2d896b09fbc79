/** What Excel wrote until 2003 and writes around a workbook with a password: a "compound file". */
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

export const isCompoundFile = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(compoundFile);

const inside = (bytes: Buffer, stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'));

/** What to do with a compound file, none of which is read. */
export function adviceFor(bytes: Buffer): string {
  if (inside(bytes, 'EncryptedPackage')) {
    return (
      'The workbook is protected by a password. Open it in Excel, remove the password (File, Info, Protect Workbook, ' +
      'Encrypt with Password), save it and choose it again.'
    );
  }
  if (inside(bytes, 'Workbook') || inside(bytes, 'Book')) {
    return 'This is a workbook of an old Excel (.xls). Open it in Excel, save it as Excel Workbook (.xlsx) and choose that file.';
  }
  return 'This is a document of an old Office program, not a workbook. Save its table as CSV or .xlsx and choose that file.';
}
