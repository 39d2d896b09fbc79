import { deflateRawSync } from 'node:zlib';
import { renamed, zipOf } from '../../../../test/zip-files';
import { UnreadableFile } from '../../file/unreadable-file';
import { SafeZip } from './safe-zip';

const mebibyte = 1024 * 1024;
const limits = { entries: 10, entryBytes: 4 * mebibyte, totalBytes: 6 * mebibyte };
const reasonOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
  return 'nothing was wrong';
};
const opening = (zip: Buffer): Promise<string> => reasonOf(SafeZip.open(zip, limits));
const reading = async (zip: Buffer, name: string): Promise<string> =>
  reasonOf(SafeZip.open(zip, limits).then((opened) => opened.read(name)));

describe('a zip somebody sends', () => {
  it('gives its files by name', async () => {
    const zip = await SafeZip.open(await zipOf({ 'a/users.csv': 'x,y', 'b.csv': 'z'.repeat(200_000) }), limits);
    expect(zip.names).toEqual(['a/users.csv', 'b.csv']);
    expect((await zip.read('a/users.csv')).toString()).toBe('x,y');
    expect((await zip.read('b.csv')).length).toBe(200_000);
    expect(await reasonOf(zip.read('c.csv'))).toBe('There is no c.csv in the zip.');
  });

  it.each([
    ['users.csv', '../er.csv', /leads out of it/],
    ['abc/users.csv', 'abc/../rs.csv', /leads out of it/],
    ['users.csv', '/etc/pass', /leads out of it/],
    ['users.csv', 'C:/rs.csv', /leads out of it/],
    ['users.csv', 'abc\\d.csv', /leads out of it/],
    ['users.csv', 'us\u0000rs.csv', /cannot be seen/],
  ])('is refused with a name like %s → %j', async (from, to, why) => {
    expect(await opening(renamed(await zipOf({ [from]: 'x' }), from, to))).toMatch(why);
  });

  it('is refused with two files of one name', async () => {
    const zip = renamed(await zipOf({ 'users.csv': 'x', 'other.csv': 'y' }), 'other.csv', 'users.csv');
    expect(await opening(zip)).toBe(
      'The zip holds users.csv twice. Export or save it once more and choose the new file.',
    );
  });

  it('is refused with more files than anything sent here has', async () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i}.csv`, 'x']));
    expect(await opening(await zipOf(many))).toBe('The zip says it holds more than 10 files.');
  });

  it('is refused when it has a password', async () => {
    const zip = await zipOf({ 'users.csv': 'x' });
    // The bit for encryption in the list of files, where nothing has been encrypted: the bit alone decides.
    const entry = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    zip.writeUInt16LE(zip.readUInt16LE(entry + 8) | 1, entry + 8);
    expect(await opening(zip)).toMatch(/users.csv in the zip is protected by a password/);
  });

  it.each(['', 'PK', 'PK\u0003\u0004 and then something else', 'a'.repeat(70_000)])(
    'is refused when it is none',
    async (text) => {
      expect(await opening(Buffer.from(text, 'latin1'))).toMatch(/^The zip is damaged or not complete/);
    },
  );

  it('is refused when it breaks off, wherever it does', async () => {
    const whole = await zipOf({ 'users.csv': 'abc,'.repeat(500), 'roles.csv': 'def,'.repeat(500) });
    for (let end = 0; end < whole.length; end += 7) {
      expect(await opening(whole.subarray(0, end))).toMatch(/damaged|not complete/);
    }
  });

  it('does not take damaged bytes for true', async () => {
    const stored = await zipOf({ 'users.csv': 'abcdefgh'.repeat(400) });
    const entry = 30 + 'users.csv'.length;
    const at = stored.indexOf(deflateRawSync(Buffer.from('abcdefgh'.repeat(400))).subarray(0, 4), entry);
    stored.writeUInt8((stored[at + 3] ?? 0) ^ 0x10, at + 3);
    expect(await reading(stored, 'users.csv')).toMatch(/^users.csv in the zip is damaged/);
    // Bytes that unpack well, but are not those that were packed.
    const other = await zipOf({ 'users.csv': 'abcdefgh' });
    const listed = other.indexOf('PK\u0001\u0002', 0, 'latin1');
    other.writeUInt8((other[listed + 16] ?? 0) ^ 1, listed + 16);
    expect(await reading(other, 'users.csv')).toMatch(/^users.csv in the zip is damaged: its check sum is not right/);
  });

  it('grows no further than allowed, whatever it says of its sizes', async () => {
    const bomb = await zipOf({ 'users.csv': Buffer.alloc(64 * mebibyte, 'a,b\n') });
    expect(bomb.length).toBeLessThan(mebibyte);
    expect(await reading(bomb, 'users.csv')).toMatch(
      /^users.csv in the zip grows to more than (4 MB|300 times its size) when it is unpacked/,
    );
    // The same, when the list of files says that it holds four bytes.
    const lying = Buffer.from(bomb);
    const entry = lying.indexOf('PK\u0001\u0002', 0, 'latin1');
    lying.writeUInt32LE(4, entry + 24);
    expect(await reading(lying, 'users.csv')).toMatch(/^users.csv in the zip/);
  });

  it('counts all its files together', async () => {
    const noise = Buffer.from(Array.from({ length: 3 * mebibyte }, (_, i) => (i * 2_654_435_761) >>> 24));
    const zip = await SafeZip.open(await zipOf({ 'a.csv': noise, 'b.csv': noise, 'c.csv': noise }), limits);
    await zip.read('a.csv');
    expect(await reasonOf(zip.read('b.csv').then(() => zip.read('c.csv')))).toMatch(
      /The zip grows to more than 6 MB when it is unpacked/,
    );
  });
});
