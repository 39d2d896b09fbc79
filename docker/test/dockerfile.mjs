/**
 * One instruction of a Dockerfile.
 * @typedef {{ word: string, flags: Record<string, string>, text: string }} Instruction
 *
 * One stage: what it starts from, its name and what is done in it.
 * @typedef {{ from: string, name: string, instructions: Instruction[] }} Stage
 */

/**
 * Reads as much of the Dockerfile language as ours uses: stages, flags, continued lines, comments.
 * @param {string} text
 * @returns {Stage[]}
 */
export function parseDockerfile(text) {
  const lines = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  /** @type {Stage[]} */
  const stages = [];
  for (const line of lines) {
    const [, word = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (!word) throw new Error(`Not an instruction: ${line}`);
    if (word === 'FROM') {
      const [, from = '', name] = /^(\S+)(?:\s+AS\s+(\S+))?$/.exec(rest) ?? [];
      stages.push({ from, name: name ?? String(stages.length), instructions: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (!stage) throw new Error(`${word} before FROM`);
    /** @type {Record<string, string>} */
    const flags = {};
    let remaining = rest;
    for (let match; (match = /^--([a-z-]+)=(\S+)\s+/.exec(remaining)); remaining = remaining.slice(match[0].length)) {
      flags[match[1] ?? ''] = match[2] ?? '';
    }
    stage.instructions.push({ word, flags, text: remaining });
  }
  return stages;
}

/**
 * The settings of an ENV instruction in its NAME=value form.
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function parseEnvironment(text) {
  return Object.fromEntries(
    text.split(/\s+/).map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new Error(`Not a setting: ${pair}`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/**
 * The arguments of an instruction in its JSON form, which needs no shell.
 * @param {string} text
 * @returns {string[]}
 */
export function parseCommand(text) {
  const command = JSON.parse(text);
  if (!Array.isArray(command) || !command.every((part) => typeof part === 'string')) {
    throw new Error(`Not a command in JSON form: ${text}`);
  }
  return command;
}

/**
 * Which files of a folder the build gets to see: the last rule of a .dockerignore that fits decides.
 * @param {string} text of the .dockerignore
 * @returns {(file: string) => boolean}
 */
export function dockerContext(text) {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const keep = line.startsWith('!');
      const pattern = (keep ? line.slice(1) : line)
        .replaceAll(/[.+^$()|[\]{}]/g, '\\$&')
        .replaceAll('**/', '\0')
        .replaceAll('*', '[^/]*')
        .replaceAll('\0', '(?:.*/)?');
      return { keep, fits: new RegExp(`^${pattern}(?:/.*)?$`) };
    });
  return (file) => rules.reduce((seen, { keep, fits }) => (fits.test(file) ? keep : seen), true);
}
