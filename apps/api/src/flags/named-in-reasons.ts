/**
 * Names of the groups and strands that reasons speak of by id, as one object. $1 is the school.
 * @param reasons the column of reasons
 */
export const namedSql = (reasons: string): string => `(
  SELECT jsonb_object_agg(named.id, named.name) FROM (
    SELECT g.id::text AS id, g.name FROM jsonb_array_elements(${reasons}) r
    JOIN intervention_group g ON g.school_id = $1 AND g.id = (r->'numbers'->>'group')::uuid
    UNION
    SELECT s.id::text, s.name FROM jsonb_array_elements(${reasons}) r
    JOIN subject s ON s.school_id = $1 AND s.id = (r->'numbers'->>'strand')::int) named)`;
