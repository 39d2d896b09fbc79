/**
 * @typedef {import('../../apps/api/src/assessments/marks/mark-sheet.dto.ts').MarkSheetDto} MarkSheet
 */

/**
 * A sheet of any size with the looks of a real one: its pupils again and again, every subject on its first scale.
 * @param {MarkSheet} sheet
 * @param {{ pupils: number, columns: number }} size
 * @returns {MarkSheet}
 */
export function wideSheet(sheet, size) {
  const scale = sheet.scales[0];
  const like = sheet.cells.find(({ scaleId, previous, mark }) => scaleId === scale?.id && previous && mark);
  if (!scale || !like) throw new Error('The demo’s class has no marks to take the looks from.');
  const columns = Array.from({ length: size.columns }, (_, i) => ({
    subjectId: i + 1,
    name: `Subject ${i + 1}`,
    strandOf: null,
    scaleId: scale.id,
  }));
  const pupils = Array.from({ length: size.pupils }, (_, i) => {
    const pupil = sheet.pupils[i % sheet.pupils.length];
    if (!pupil) throw new Error('The demo’s class has no pupils.');
    const pupilId = `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`;
    return { ...pupil, pupilId, surname: `${pupil.surname} ${i + 1}`, asked: true, leftOn: null };
  });
  const expected = /** @type {const} */ ({ value: scale.least, text: String(scale.least), why: 'expected' });
  const cells = pupils.flatMap(({ pupilId }) =>
    columns.map(({ subjectId }) => ({ ...like, pupilId, subjectId, expected, asked: true, canWrite: true })),
  );
  const subjects = columns.map(({ subjectId, name }) => ({ id: subjectId, name }));
  return {
    ...sheet,
    subjects,
    columns,
    pupils,
    cells,
    scales: [scale],
    canWrite: true,
    locked: false,
    lockedWhy: null,
  };
}
