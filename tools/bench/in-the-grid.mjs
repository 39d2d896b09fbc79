/// <reference lib="dom" />
/* global document, window, requestAnimationFrame, MutationObserver, PerformanceResourceTiming */

// What runs in the page of the mark grid: each function stands alone, because a browser gets its text only.

/** @typedef {{ pupils: number, columns: number }} Size */
/** @typedef {{ echo: number[], written: number[] }} TypedTimes milliseconds, one for each mark */
/** @typedef {Window & { typedTimes?: TypedTimes }} Watched */

/**
 * From the last byte of the data to the frame after the last cell is there.
 * @param {Size} size
 */
export async function untilDrawn({ pupils, columns }) {
  const last = `tr[aria-rowindex="${pupils + 1}"] > td[aria-colindex="${columns + 1}"]`;
  while (!document.querySelector(last)) await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const drawn = performance.now();
  const isSheet = (/** @type {string} */ name) => /\/api\/.*\/marks(\?|$)/.test(name);
  const sheet = performance.getEntriesByType('resource').find(({ name }) => isSheet(name));
  if (!(sheet instanceof PerformanceResourceTiming)) throw new Error('The marks were not fetched.');
  return drawn - sheet.responseEnd;
}

/**
 * The same number of cells, empty, in a table of the same style: what a browser takes for it at least.
 * @param {Size} size
 */
export async function emptyTable({ pupils, columns }) {
  const host = document.createElement('div');
  host.className = 'mgwrap';
  host.style.cssText = 'position:fixed;inset:60px;z-index:99';
  const began = performance.now();
  const cell = '<td class="prev g"></td><td class="cell"></td><td class="exp"></td>';
  const row = `<tr><td class="n"></td><th scope="row"></th>${cell.repeat(columns)}<td></td></tr>`;
  host.innerHTML = `<table class="mg"><tbody>${row.repeat(pupils)}</tbody></table>`;
  document.body.append(host);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const took = performance.now() - began;
  host.remove();
  return took;
}

/** Notes from now on how long a first key takes to be in its cell, and how long Enter takes until the mark is. */
export function watchTyping() {
  /** @type {TypedTimes} */
  const times = { echo: [], written: [] };
  let from = 0;
  let key = '';
  document.addEventListener('keydown', (event) => ([from, key] = [event.timeStamp, event.key]), true);
  new MutationObserver(() => {
    if (from === 0) return;
    (key === 'Enter' ? times.written : times.echo).push(performance.now() - from);
    from = 0;
  }).observe(document.querySelector('.mg') ?? document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  /** @type {Watched} */ (window).typedTimes = times;
}

export function typedTimes() {
  return /** @type {Watched} */ (window).typedTimes ?? { echo: [], written: [] };
}

/** Scrolls from the first pupil to the last and counts the places of the grid at which there is no cell to be seen. */
export async function holes() {
  const grid = document.querySelector('.mgwrap');
  if (!grid) throw new Error('There is no grid.');
  const { left, top, width, height } = grid.getBoundingClientRect();
  let missing = 0;
  for (grid.scrollTop = 0; ; grid.scrollTop += 400) {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    for (const down of [0.3, 0.6, 0.9]) {
      for (const along of [0.1, 0.4, 0.7]) {
        const there = document.elementFromPoint(left + width * along, top + height * down)?.closest('td, th');
        if (!there) missing += 1;
      }
    }
    if (grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1) return missing;
  }
}
