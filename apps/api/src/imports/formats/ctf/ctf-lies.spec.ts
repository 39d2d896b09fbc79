import { ctfFile, ctfPupil, tags } from '../../../../test/ctf-files';
import { upn } from '../../../../test/import-files';
import { UnreadableFile } from '../../file/unreadable-file';
import { ctfFormat } from './ctf-format';

const read = (bytes: Buffer | string) => ctfFormat.read({ name: 'a.xml', bytes: Buffer.from(bytes) });

/** What a person reads who chose the file. Anything but a refusal in words is a fault of ours, and thrown. */
async function refusal(bytes: Buffer | string): Promise<string> {
  try {
    await read(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
  return 'it was read';
}

const good = ctfFile({ pupils: [ctfPupil(), ctfPupil({ forename: 'Zoë' }, 2)] });
const head = good.slice(0, good.indexOf('<CTFpupilData>'));

describe('a transfer file that is not what it says', () => {
  it.each([
    ['a document type', good.replace('<CTfile>', '<!DOCTYPE CTfile SYSTEM "ctf.dtd">\n<CTfile>'), 2],
    [
      'an external entity',
      good.replace('<CTfile>', '<!DOCTYPE CTfile [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<CTfile>'),
      2,
    ],
    [
      'a billion laughs',
      good.replace(
        '<CTfile>',
        `<!DOCTYPE z [<!ENTITY a "ha">${[...'bcdefghij'].map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>\n<CTfile>`,
      ),
      2,
    ],
  ])('with %s is refused before anything is expanded', async (_what, file, line) => {
    const message = await refusal(file);
    expect(message).toMatch(/defines document types or entities/);
    expect(message).toContain(`in line ${line},`);
  });

  it('with an entity nobody defined is refused', async () => {
    expect(await refusal(good.replace('>Evans<', '>&evans;<'))).toMatch(/line 10, column \d+: undefined entity/);
  });

  it.each([
    ['a pupil in a pupil', good.replace('<BasicDetails>', '<Pupil><BasicDetails>'), '<Pupil> stands in <Pupil>'],
    [
      'a pupil among contacts',
      good.replace('<BasicDetails>', '<Contacts><Pupil></Pupil></Contacts><BasicDetails>'),
      '<Pupil> stands in <Contacts>',
    ],
    [
      'a UPN among details',
      good.replace('<NCyearActual>', '<UPN>x</UPN><NCyearActual>'),
      '<UPN> stands in <BasicDetails>',
    ],
    [
      'details in the header',
      good.replace('<SourceSchool>', '<BasicDetails></BasicDetails><SourceSchool>'),
      '<BasicDetails> stands in <Header>',
    ],
  ])('with %s is refused with the place', async (_what, file, what) => {
    const message = await refusal(file);
    expect(message).toContain(what);
    expect(message).toMatch(/in line \d+, column \d+: /);
  });

  it('names line and column of tags that do not match', async () => {
    const file = good.replace('</Surname>', '</Forename>');
    const line = file.slice(0, file.indexOf('</Forename>')).split('\n').length;
    expect(await refusal(file)).toMatch(new RegExp(`in line ${line}, column \\d+: .*(tag|match)`));
  });

  it.each([
    ['no header', good.replace(/<Header>[^]*<\/Header>/, ''), /line 5, .*before the <Header>/],
    ['no day', good.replace(/<DateTime>.*<\/DateTime>/, ''), /line 3 <DateTime> is missing/],
    ['a day that is none', good.replace('2026-07-10T', '2026-02-31T'), /<DateTime> says “2026-02-31T09:00:00”/],
    ['no pupils', ctfFile({ pupils: [] }), /There is nothing in “Pupils”|no pupils/],
    ['no part for pupils', `${head}</CTfile>`, /no <CTFpupilData>/],
    ['another kind of XML', '<?xml version="1.0"?><Census><Pupil/></Census>', /begins with <Census>/],
    ['an empty root', '<CTfile/>', /no <CTFpupilData>/],
  ])('with %s is refused', async (_what, file, message) => {
    expect(await refusal(file)).toMatch(message);
  });

  it('cut off anywhere is refused', async () => {
    const end = good.indexOf('</CTFpupilData>') + 5;
    for (let at = good.indexOf('<CTfile'); at < end; at += 7) {
      expect(await refusal(good.slice(0, at))).not.toBe('it was read');
    }
  });

  it.each([
    ['an attribute of 10 MB', good.replace('<Surname>', `<Surname x="${'a'.repeat(10_000_000)}">`)],
    ['a comment of 10 MB', good.replace('<Surname>', `<!--${'a'.repeat(10_000_000)}--><Surname>`)],
    ['a name of 10 MB', good.replace('Evans', 'E'.repeat(10_000_000))],
    ['half a million empty pupils', `${head}<CTFpupilData>${'<Pupil/>'.repeat(500_000)}</CTFpupilData></CTfile>`],
    ['a pupil of a million elements', good.replace('<BasicDetails>', `<BasicDetails>${'<x/>'.repeat(1_000_000)}`)],
    ['elements 10,000 deep', good.replace('<BasicDetails>', `<BasicDetails>${'<x>'.repeat(10_000)}`)],
    ['a text in a million pieces', good.replace('Evans', 'E<![CDATA[]]>'.repeat(1_000_000))],
  ])('with %s is refused without being held', async (_what, file) => {
    const bytes = Buffer.from(file);
    let most = 0;
    const before = process.memoryUsage().heapUsed;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().heapUsed - before)), 5);
    const message = await refusal(bytes);
    clearInterval(watch);
    expect(message).toMatch(/line \d+, column \d+: .*(more|longer)/);
    expect(message.length).toBeLessThan(300);
    expect(most).toBeLessThan(300 * 1024 * 1024);
  });
});

describe('a transfer file in other characters', () => {
  const surnames = async (bytes: Buffer): Promise<string> => (await read(bytes))[0]?.bytes.toString() ?? '';

  it.each([
    ['UTF-8 with a byte-order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(good)])],
    ['UTF-16, low byte first', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le')])],
    ['UTF-16, high byte first', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(good, 'utf16le').swap16()])],
    ['Latin-1', Buffer.from(good.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
  ])('%s says the same', async (_what, bytes) => {
    expect(ctfFormat.recognises({ name: 'a.xml', bytes })).toBe(true);
    expect(await surnames(bytes)).toBe(await surnames(Buffer.from(good)));
    expect(await surnames(bytes)).toContain('Zoë');
  });

  it('is told from a table', () => {
    for (const text of [`UPN,Surname\n${upn(1)},<Evans>`, '', '\u0000\u0000', 'PK\u0003\u0004', '< 3,4\n1,2']) {
      expect(ctfFormat.recognises({ name: 'a.xml', bytes: Buffer.from(text) })).toBe(false);
    }
    expect(ctfFormat.recognises({ name: 'a.txt', bytes: Buffer.from(`\n ${tags({ CTfile: '' })}`) })).toBe(true);
  });
});
