import { READING, SCORES, STEPS, cell, exampleSheet } from '../../../testing/mark-sheet';
import { GridCell, columnsOf } from './grid-cell';

const previous = { windowId: 20256, value: 97, code: null, text: '97', scaleId: SCORES.id, testError: null };
const target = { value: 96, text: '96', why: 'target' } as const;

describe('the columns of a grid', () => {
  it('say what stands beside their marks: nothing where nobody has an earlier mark, and nothing is expected', () => {
    const [reading, writing] = columnsOf(exampleSheet());
    expect(reading).toMatchObject({
      previousName: 'Summer 2',
      previousShort: 'Sum 2',
      expectedName: 'Expected',
      scaleWords: '60 to 140',
      inWords: false,
    });
    expect(writing).toMatchObject({
      previousName: '',
      expectedName: '',
      scaleWords: 'teacher judgement',
      inWords: true,
    });
  });

  it('say “Last” where earlier marks are from different half terms, and “Target” where each has one of their own', () => {
    const cells = [
      cell({ pupilId: 'ash', previous, expected: target }),
      cell({ pupilId: 'birch', previous: { ...previous, windowId: 20254 }, expected: target }),
    ];
    expect(columnsOf(exampleSheet({ cells }))[0]).toMatchObject({ previousName: 'Last', expectedName: 'Target' });
  });

  it('without a scale say so', () => {
    const columns = [{ subjectId: READING, name: 'Reading', strandOf: null, scaleId: null }];
    expect(columnsOf(exampleSheet({ columns }))[0]).toMatchObject({ scaleWords: 'no scale yet' });
  });
});

describe('a cell', () => {
  it('is drawn again only when it shows something else', () => {
    const [column] = columnsOf(exampleSheet());
    const [pupil] = exampleSheet().pupils;
    if (!column || !pupil) throw new Error('The example has no cell.');
    const shown = new GridCell('a', pupil, column, STEPS, cell(), null);
    const before = shown.view();
    shown.show(cell(), null);
    expect(shown.view()).toBe(before);
  });
});
