import { parseArgs } from 'node:util';
import { Problem } from '../start/problem.mjs';

/**
 * What `npm test -- …` asks for: some stages by name, and arguments for the runner when it is one stage.
 * @param {string[]} args
 * @param {string[]} names of all stages
 * @param {string[]} usual those run when none is asked for
 * @returns {{ only: string[], more: string[] }} `only` in the order of `names`
 */
export function readArguments(args, names, usual) {
  const { values, tokens } = parseArgs({
    args,
    options: { only: { type: 'string', multiple: true } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const asked = (values.only ?? []).flatMap((value) => (typeof value === 'string' ? value.split(',') : ['']));
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length) throw new Problem(`--only takes ${names.join(', ')}; not "${unknown.join(', ')}".`);
  /** Places in `args` that --only and its value take. */
  const taken = new Set(
    tokens.flatMap((token) =>
      token.kind === 'option' && token.name === 'only'
        ? [token.index, ...(token.inlineValue ? [] : [token.index + 1])]
        : token.kind === 'option-terminator'
          ? [token.index]
          : [],
    ),
  );
  const more = args.filter((_, index) => !taken.has(index));
  const only = asked.length ? names.filter((name) => asked.includes(name)) : usual;
  if (more.length && only.length !== 1)
    throw new Problem(`"${more.join(' ')}" is for one stage: say which with --only.`);
  return { only, more };
}
