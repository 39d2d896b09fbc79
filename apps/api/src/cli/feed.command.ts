import { Command, InvalidArgumentError } from 'commander';
import { operator } from '../imports/actor';
import { ChangeFeed } from '../imports/feeds/change-feed';
import { withApp } from './context';

interface Options {
  school: number;
  name: string;
  mapping?: string;
  fullRoll?: true;
  mostChanges: number;
  mostShare: number;
}

const number = (text: string): number => {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('This is no number from 0 up.');
  return Number(text);
};

export const feedCommand = (): Command =>
  new Command('feed')
    .description('set up a feed: a folder and a token with which another system hands over files')
    .requiredOption('--school <number>', 'number of the school', number)
    .requiredOption('--name <name>', 'what people call it')
    .option('--mapping <id>', 'the remembered mapping of its files (for formats that need one)')
    .option('--full-roll', 'each file has everybody on roll: whoever is not in it has left')
    .option('--most-changes <number>', 'so many changed or leaving rows are applied without a person', number, 50)
    .option('--most-share <share>', 'the same as a share of the rows known before, 0 to 1', number, 0.1)
    .action(async ({ school, name, mapping, fullRoll, mostChanges, mostShare }: Options) => {
      await withApp(async (app) => {
        const wish = { name, savedMappingId: mapping ?? null, fullRoll: fullRoll ?? false, mostChanges, mostShare };
        const { id, token } = await app.get(ChangeFeed, { strict: false }).add(school, operator, wish);
        console.log(`Feed ${id}`);
        console.log(`Folder <HEADWAY_FEED_FOLDER>/${school}/${id}`);
        console.log(`Upload POST /api/v1/schools/${school}/feeds/${id}/upload`);
        console.log(`Token (shown this once) ${token}`);
      });
    });
