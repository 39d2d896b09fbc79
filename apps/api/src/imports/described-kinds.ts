import type { ImportKindDto } from './import-kinds.dto';
import { fieldsOf, importKinds } from './mapping/import-mapping';

/** Every kind of table that can be brought in, in words. */
export function describedKinds(): ImportKindDto[] {
  return importKinds.map((kind) => {
    const { label, fields, needed, oneOf, subjects } = fieldsOf(kind);
    return {
      kind,
      label,
      fields: [...fields]
        .filter(([field]) => field !== 'line')
        .map(([field, words]) => ({ field, label: words.label })),
      needed: [...needed],
      oneOf: (oneOf ?? []).map((list) => ({ fields: [...list] })),
      hasSubjects: subjects !== null,
    };
  });
}
