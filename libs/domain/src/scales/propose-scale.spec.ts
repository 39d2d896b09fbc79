import { cannotTell } from '../statistics/cannot-tell';
import { proposeScale } from './propose-scale';

const proposed = (column: string[]) => {
  const proposal = proposeScale(column);
  if (!proposal.ok) throw new Error(proposal.because);
  return proposal.value;
};
const labels = (column: string[]) => proposed(column).scale.steps.map(({ label }) => label);

describe('the scale proposed for a column of results', () => {
  it('takes a mark that many pupils have as full marks, and otherwise the next usual ones', () => {
    expect(proposed(['12', '36', '36', '4', '36', 'A']).scale).toMatchObject({ kind: 'raw', least: 0, greatest: 36 });
    expect(proposed(['12', '98', '41', '7', '']).scale).toMatchObject({ kind: 'raw', least: 0, greatest: 100 });
    expect(proposed(['617', '1259', '1001']).scale).toMatchObject({ kind: 'raw', least: 0, greatest: 1300 });
  });

  it('allows the decimals it finds', () => {
    expect(proposed(['12', '13.5', '7.25']).scale).toMatchObject({ kind: 'raw', greatest: 15, decimals: 2 });
  });

  it('tells scaled from standardised scores', () => {
    expect(proposed(['98', '104', '110', '85']).scale).toMatchObject({
      kind: 'scaled',
      least: 80,
      greatest: 120,
      threshold: 100,
    });
    expect(proposed(['70', '92', '100', '108', '131', '99', '104', '88', '113']).scale).toMatchObject({
      kind: 'standardised',
      least: 69,
      greatest: 141,
      mean: 100,
      sd: 15,
    });
  });

  it('puts known steps in their order and leaves codes out', () => {
    expect(labels(['GDS', 'exs', 'WTS', 'EXS', 'A', 'N', ''])).toEqual(['WTS', 'EXS', 'GDS']);
    expect(proposed(['GDS', 'WTS']).orderGuessed).toBe(false);
    expect(proposed(['GDS', 'WTS']).scale).toMatchObject({
      kind: 'ordinal',
      basis: 'judgement',
      least: 1,
      greatest: 2,
    });
    expect(labels(['7', 'U', '3'])).toEqual(['U', '3', '7']);
  });

  it('takes small whole numbers as steps, without holes', () => {
    expect(labels(['2', '5', '3'])).toEqual(['1', '2', '3', '4', '5']);
    expect(proposed(['0', '2']).scale).toMatchObject({ least: 0, greatest: 2 });
  });

  it('says when the order of the steps is a guess', () => {
    expect(proposed(['Blue', 'Gold', 'Step 10', 'Step 2'])).toMatchObject({ orderGuessed: true });
    expect(labels(['Step 10', 'Step 2'])).toEqual(['Step 2', 'Step 10']);
  });

  it('copes with the column of a large file', () => {
    const column = Array.from({ length: 300_000 }, (_, i) => (i % 3 === 0 ? 'B' : String(i % 41)));
    expect(proposed(column).scale).toMatchObject({ kind: 'raw', least: 0, greatest: 40 });
  });

  it('says why it cannot tell', () => {
    expect(proposeScale([])).toEqual(cannotTell('no-values'));
    expect(proposeScale(['A', '', 'N'])).toEqual(cannotTell('no-values'));
    expect(proposeScale(Array.from({ length: 30 }, (_, i) => `remark ${i}`))).toEqual(cannotTell('out-of-range'));
  });
});
